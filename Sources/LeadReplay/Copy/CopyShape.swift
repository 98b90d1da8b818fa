import EventLog

/// Which partition of a copy a record goes to.
///
/// A topic keeps its number of partitions, or has a multiple of it. Then a partition of the copy is filled from exactly one of the
/// original, because a key's partition among k is its partition among a multiple of k, divided by k: what is left over.
struct CopyShape: Sendable, Hashable {
    let from: Int32
    let to: Int32

    /// - Throws: ``ReplayFault`` where keys of several partitions would come together in one.
    init(from: Int32, to: Int32) throws {
        guard to >= from, to % from == 0 else {
            throw ReplayFault(
                "--partitions: \(from) partitions can become \(from) or a multiple of that, not \(to): "
                    + "order is kept within one partition alone.")
        }
        self.from = from
        self.to = to
    }

    var isGrowth: Bool { to > from }

    /// The partitions that are filled from one of the original.
    func targets(of source: PartitionID) -> [PartitionID] {
        stride(from: source.number, to: to, by: Int(from)).compactMap { PartitionID($0) }
    }

    func source(of target: PartitionID) -> PartitionID { Self.source(of: target, among: from) }

    static func source(of target: PartitionID, among count: Int32) -> PartitionID {
        PartitionID(target.number % count) ?? .zero
    }

    /// The partition of a key. One that somebody wrote to another partition than the key's stays beside that one's.
    func home(of key: (some Collection<UInt8>)?, in source: PartitionID) -> PartitionID {
        guard isGrowth, let key else { return source }
        let home = Partitioner.partition(of: key, count: to)
        return self.source(of: home) == source ? home : source
    }
}
