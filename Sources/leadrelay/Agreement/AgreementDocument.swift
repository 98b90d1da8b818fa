import AgreementFile
import LeadEvents
import WorkerHost

/// An agreement in a file.
enum AgreementDocument {
    /// - Throws: ``CommandFailure`` where it cannot be read, or with every fault of it.
    static func read(_ file: String) throws -> (document: String, agreement: Agreement) {
        guard let document = TextFile.read(file) else {
            throw CommandFailure("\(file) cannot be read: it is missing, longer than 1 MiB, or not UTF-8.")
        }
        do {
            return (document, try AgreementFile.read(document))
        } catch {
            throw CommandFailure("\(file) has faults, so nobody should sign it:\n\(error)")
        }
    }
}
