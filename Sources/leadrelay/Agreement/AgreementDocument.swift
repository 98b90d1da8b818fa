import AgreementFile
import Foundation
import LeadEvents
import WorkerHost

/// An agreement in a file.
enum AgreementDocument {
    /// Whether the IANA database, as this machine has it, knows a zone of this name.
    static func isTimeZone(_ name: String) -> Bool { TimeZone(identifier: name) != nil }

    /// - Throws: ``CommandFailure`` where it cannot be read, or with every fault of it.
    static func read(_ file: String) throws -> (document: String, agreement: Agreement) {
        let document = try TextFile.contents(of: file)
        do {
            return (document, try AgreementFile.read(document, isTimeZone: isTimeZone))
        } catch {
            throw CommandFailure("\(file) has faults, so nobody should sign it:\n\(error)")
        }
    }
}
