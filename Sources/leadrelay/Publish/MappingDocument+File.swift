import ImportMapping
import WorkerHost

extension MappingDocument {
    /// Reads a mapping from a file.
    ///
    /// - Throws: ``CommandFailure`` with every fault and its line.
    static func read(_ path: String) throws -> MappingDocument {
        guard let text = TextFile.read(path) else {
            throw CommandFailure("\(path) cannot be read: it is missing, longer than 1 MiB, or not UTF-8.")
        }
        do throws(MappingFaults) {
            return try MappingDocument(yaml: text)
        } catch {
            throw CommandFailure(error.faults.map { "\(path):\($0.line): \($0.problem)" }.joined(separator: "\n"))
        }
    }
}
