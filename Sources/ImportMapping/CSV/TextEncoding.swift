/// How a file's characters are written as bytes.
package enum TextEncoding: String, CaseIterable, Hashable, Sendable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1252 = "windows-1252"

    /// The encoding that a byte order mark announces, and the mark's length.
    ///
    /// Three bytes are enough; fewer are looked at as they are.
    static func announced(by prefix: some Collection<UInt8>) -> (encoding: TextEncoding, length: Int)? {
        if prefix.starts(with: [0xef, 0xbb, 0xbf]) { return (.utf8, 3) }
        if prefix.starts(with: [0xff, 0xfe]) { return (.utf16LittleEndian, 2) }
        if prefix.starts(with: [0xfe, 0xff]) { return (.utf16BigEndian, 2) }
        return nil
    }
}
