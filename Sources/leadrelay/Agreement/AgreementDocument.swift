import AgreementFile
import LeadEvents
import WorkerHost

/// An agreement in a file.
enum AgreementDocument {
    /// - Throws: ``CommandFailure`` where it cannot be read, or with every fault of it.
    static func read(_ file: String) throws -> (document: String, agreement: Agreement) {
        let document = try TextFile.contents(of: file)
        do {
            return (document, try AgreementFile.read(document))
        } catch {
            throw CommandFailure("\(file) has faults, so nobody should sign it:\n\(error)")
        }
    }
}
