import Crypto

/// SHA-256 as agreements are signed by it.
package enum SHA256Text {
    /// 64 lower-case hexadecimal digits, of the text's UTF-8 bytes.
    package static func of(_ text: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let bytes = SHA256.hash(data: Array(text.utf8)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xf)]] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
