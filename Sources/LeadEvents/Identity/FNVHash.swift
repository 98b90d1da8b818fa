/// 64-bit FNV-1a with a final mix (MurmurHash3's), so that every bit of the value depends on every byte.
///
/// The same on every machine and in every version: it is kept in state and on the log.
struct FNVHash: Sendable {
    private var state: UInt64

    /// - Parameter seed: gives another hash of the same bytes.
    init(seed: UInt64 = 0) { state = 0xcbf2_9ce4_8422_2325 ^ seed }

    mutating func combine(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { combine(byte) }
    }

    mutating func combine(_ byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }

    var value: UInt64 {
        var mixed = state
        mixed = (mixed ^ (mixed >> 33)) &* 0xff51_afd7_ed55_8ccd
        mixed = (mixed ^ (mixed >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return mixed ^ (mixed >> 33)
    }
}
