/// Ends a command with exit code 1 and one sentence on standard error.
struct CommandFailure: Error, CustomStringConvertible {
    /// What is wrong and what to do. No personal data.
    let description: String

    init(_ description: String) { self.description = description }
}
