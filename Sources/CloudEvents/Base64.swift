/// Base64 of RFC 4648, section 4, with padding.
package enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let values: [UInt8: UInt32] = Dictionary(
        uniqueKeysWithValues: alphabet.enumerated().map { ($1, UInt32($0)) })

    package static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var group: UInt32 = 0
        var count = 0
        for byte in bytes {
            group = group << 8 | UInt32(byte)
            count += 1
            if count == 3 {
                appendGroup(group, 4, &text)
                (group, count) = (0, 0)
            }
        }
        if count > 0 {
            appendGroup(group << (8 * UInt32(3 - count)), count + 1, &text)
            text.append(contentsOf: repeatElement(UInt8(ascii: "="), count: 3 - count))
        }
        return text
    }

    /// `nil` for anything but whole, padded groups of the alphabet.
    package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var group: UInt32 = 0
        var count = 0
        var padding = 0
        for character in text {
            if character == UInt8(ascii: "=") {
                padding += 1
                group <<= 6
            } else {
                guard padding == 0, let value = values[character] else { return nil }
                group = group << 6 | value
            }
            count += 1
            guard count == 4 else { continue }
            guard padding <= 2 else { return nil }
            let whole = [UInt8(group >> 16 & 0xff), UInt8(group >> 8 & 0xff), UInt8(group & 0xff)]
            bytes.append(contentsOf: whole.dropLast(padding))
            (group, count) = (0, 0)
        }
        return bytes
    }

    private static func appendGroup(_ group: UInt32, _ digits: Int, _ text: inout [UInt8]) {
        for position in 0..<digits { text.append(alphabet[Int(group >> (18 - 6 * UInt32(position)) & 0x3f)]) }
    }
}
