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
        let multiplier: UInt32 = 0x5bd1_e995
        var hash: UInt32 = 0x9747_b28c ^ UInt32(truncatingIfNeeded: key.count)
        var word: UInt32 = 0
        var filled: UInt32 = 0
        for byte in key {
            word |= UInt32(byte) << (8 * filled)
            filled += 1
            guard filled == 4 else { continue }
            word = word &* multiplier
            word ^= word >> 24
            hash = (hash &* multiplier) ^ (word &* multiplier)
            word = 0
            filled = 0
        }
        if filled > 0 { hash = (hash ^ word) &* multiplier }
        hash ^= hash >> 13
        hash = hash &* multiplier
        return hash ^ (hash >> 15)
    }
}
