import Crypto
package import LeadEvents

/// Agreements as YAML documents. The words are those of ``Agreement``'s fields; `Examples/agreement.yaml` holds all of them
/// with comments. What a document leaves out has its default.
package enum AgreementFile {
    /// The largest document, in bytes: it travels in an event.
    package static let mostBytes = 512 * 1_024

    /// Reads a document.
    ///
    /// - Throws: every fault of the document at once, each with its line.
    package static func read(_ document: String) throws(AgreementFaults) -> Agreement {
        var reader = AgreementReader()
        var agreement = reader.agreement(from: document)
        guard reader.faults.isEmpty else { throw AgreementFaults(reader.faults) }
        agreement.hash = hash(of: document)
        return agreement
    }

    /// Reads a document that was signed, and so was found in order before it was published; `nil` where it is faulty.
    package static func signed(_ document: String) -> Agreement? { try? read(document) }

    /// SHA-256 of the document's UTF-8 bytes, 64 lower-case hexadecimal digits: what the teams sign.
    package static func hash(of document: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let text = SHA256.hash(data: Array(document.utf8)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xf)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
