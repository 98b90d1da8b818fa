/// Which partition a key belongs to.
package enum Partitioner {
    /// The partition as Apache Kafka's Java client has it: `(murmur2(key) & 0x7fffffff) % partitions`.
    ///
    /// Source: org.apache.kafka.common.utils.Utils.murmur2. `count` is at least 1; anything less counts as 1.
    package static func partition(of key: some Collection<UInt8>, count: Int32) -> PartitionID {
        let positive = Int32(bitPattern: murmur2(key) & 0x7fff_ffff)
        return PartitionID(positive % max(count, 1)) ?? .zero
    }

    /// 32-bit murmur2 with the Java client's seed.
    package static func murmur2(_ key: some Collection<UInt8>) -> UInt32 {
        key.withContiguousStorageIfAvailable { murmur2(UnsafeRawBufferPointer($0)) }
            ?? Array(key).withUnsafeBytes(murmur2)
    }

    /// Not generic, because it runs for every record, and a generic loop over bytes is many times slower.
    private static func murmur2(_ key: UnsafeRawBufferPointer) -> UInt32 {
        let multiplier: UInt32 = 0x5bd1_e995
        var hash: UInt32 = 0x9747_b28c ^ UInt32(truncatingIfNeeded: key.count)
        let whole = key.count & ~3
        for place in stride(from: 0, to: whole, by: 4) {
            var word = UInt32(littleEndian: key.loadUnaligned(fromByteOffset: place, as: UInt32.self)) &* multiplier
            word ^= word >> 24
            hash = (hash &* multiplier) ^ (word &* multiplier)
        }
        if whole < key.count {
            var word: UInt32 = 0
            for place in whole..<key.count { word |= UInt32(key[place]) << UInt32(8 * (place - whole)) }
            hash = (hash ^ word) &* multiplier
        }
        hash ^= hash >> 13
        hash = hash &* multiplier
        return hash ^ (hash >> 15)
    }
}
