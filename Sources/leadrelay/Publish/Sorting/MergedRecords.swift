import CloudEvents

/// Merges sorted runs; of one time, the earlier run's records come first.
struct MergedRecords: RecordSource {
    private var runs: [SortedRun]
    /// Places of the runs that are not at their end, as a binary heap: each comes before its two children.
    private var heap: [Int] = []
    private let count: Int
    private var taken = 0

    init(_ runs: [SortedRun], count: Int) throws {
        self.runs = runs
        self.count = count
        for place in runs.indices {
            try self.runs[place].advance()
            guard self.runs[place].head != nil else { continue }
            heap.append(place)
            siftUp()
        }
    }

    var progress: PublishProgress {
        PublishProgress(phase: "publishing", share: count == 0 ? nil : Double(taken) / Double(count))
    }

    /// The time of the record that comes next, ``Instant/latest`` where it has none; `nil` at the end.
    var nextTime: Instant? { heap.first.map { runs[$0].head?.time ?? .latest } }

    mutating func next(into batch: inout [TimedRecord]) throws -> Bool {
        while batch.count < PublishLimits.records, let record = try next() { batch.append(record) }
        return !batch.isEmpty
    }

    mutating func next() throws -> TimedRecord? {
        guard let first = heap.first, let record = runs[first].head else { return nil }
        taken += 1
        try runs[first].advance()
        if runs[first].head == nil {
            heap.swapAt(0, heap.count - 1)
            heap.removeLast()
        }
        siftDown()
        return record
    }

    private func precedes(_ left: Int, _ right: Int) -> Bool {
        let leftTime = runs[heap[left]].head?.time ?? .latest
        let rightTime = runs[heap[right]].head?.time ?? .latest
        return leftTime == rightTime ? heap[left] < heap[right] : leftTime < rightTime
    }

    private mutating func siftUp() {
        var place = heap.count - 1
        while place > 0, precedes(place, (place - 1) / 2) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    private mutating func siftDown() {
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count && precedes(child, least) {
                least = child
            }
            guard least != place else { return }
            heap.swapAt(place, least)
            place = least
        }
    }
}
