import SeededRandom

/// Damages bytes in the ways in which they are damaged in the wild; the same seed does the same damage.
struct Mutator {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func next() -> UInt64 { random.next() }

    mutating func below(_ bound: Int) -> Int { bound <= 1 ? 0 : Int(next() % UInt64(bound)) }

    /// One to four damages.
    mutating func damage(_ bytes: [UInt8], splicing other: [UInt8]) -> [UInt8] {
        var damaged = bytes
        for _ in 0...below(4) { damageOnce(&damaged, other) }
        return damaged
    }

    private mutating func damageOnce(_ bytes: inout [UInt8], _ other: [UInt8]) {
        let position = below(bytes.count + 1)
        let length = min(below(12), bytes.count - position)
        switch below(8) {
        case 0 where position < bytes.count: bytes[position] ^= 1 << UInt8(below(8))
        case 1 where position < bytes.count: bytes[position] = UInt8(truncatingIfNeeded: next())
        case 2: bytes.removeSubrange(position..<position + length)
        case 3: bytes.insert(contentsOf: bytes[position..<position + length], at: position)
        case 4: bytes.insert(Self.spikes[below(Self.spikes.count)], at: position)
        case 5: bytes.removeLast(bytes.count - position)
        case 6 where !other.isEmpty:
            let from = below(other.count)
            bytes.insert(contentsOf: other[from..<min(from + 16, other.count)], at: position)
        default: bytes.append(UInt8(truncatingIfNeeded: next()))
        }
    }

    /// Bytes that mean something to one of the decoders.
    private static let spikes: [UInt8] = [
        0x00, 0x7f, 0x80, 0xff, 0x0b, 0x0c, 0xc0, 0xed, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""),
        UInt8(ascii: "\\"), UInt8(ascii: "-"), UInt8(ascii: "9"),
    ]
}
