package import LeadEvents

/// Agreements as YAML documents. The words are those of ``Agreement``'s fields; `Examples/agreement.yaml` holds all of them
/// with comments. What a document leaves out has its default.
package enum AgreementFile {
    /// The largest document, in bytes: it travels in an event.
    package static let mostBytes = 512 * 1_024

    /// Reads a document.
    ///
    /// - Parameter isTimeZone: whether there is a time zone of this name. For who writes a document; what was signed is read
    ///   without, for machines know different ones and an agreement is the same on all of them.
    /// - Throws: every fault of the document at once, each with its line.
    package static func read(
        _ document: String, isTimeZone: ((String) -> Bool)? = nil
    ) throws(AgreementFaults) -> Agreement {
        var reader = AgreementReader(isTimeZone: isTimeZone)
        var agreement = reader.agreement(from: document)
        guard reader.faults.isEmpty else { throw AgreementFaults(reader.faults) }
        agreement.hash = SHA256Text.of(document)
        return agreement
    }

    /// Reads a document that was signed, and so was found in order before it was published; `nil` where it is faulty.
    package static func signed(_ document: String) -> Agreement? { try? read(document) }
}
