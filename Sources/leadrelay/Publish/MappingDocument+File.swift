import ImportMapping
import WorkerHost

extension MappingDocument {
    /// Reads a mapping from a file.
    ///
    /// - Throws: ``CommandFailure`` with every fault and its line.
    static func read(_ path: String) throws -> MappingDocument {
        let text = try TextFile.contents(of: path)
        do throws(MappingFaults) {
            return try MappingDocument(yaml: text)
        } catch {
            throw CommandFailure(error.faults.map { "\(path):\($0.line): \($0.problem)" }.joined(separator: "\n"))
        }
    }
}
