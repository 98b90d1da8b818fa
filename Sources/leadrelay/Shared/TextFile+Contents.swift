import WorkerHost

extension TextFile {
    /// The whole file.
    ///
    /// - Throws: ``CommandFailure`` that says why it cannot be read.
    static func contents(of path: String) throws -> String {
        do { return try read(path) } catch { throw CommandFailure("\(path) \(error)") }
    }
}
