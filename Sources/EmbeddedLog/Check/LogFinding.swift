/// Something that `leadrelay log check` found wrong.
package struct LogFinding: Hashable, Sendable, CustomStringConvertible {
    /// Where: the file, a topic partition with an offset, a group.
    package let place: String
    /// What is wrong, in one sentence.
    package let problem: String
    /// What to do about it, in one sentence.
    package let mend: String

    init(_ place: String, _ problem: String, mend: String) {
        self.place = place
        self.problem = problem
        self.mend = mend
    }

    package var description: String { "\(place): \(problem); \(mend)" }

    static let restoreBackup = "stop every process that uses the log and put a backup in its place"
}
