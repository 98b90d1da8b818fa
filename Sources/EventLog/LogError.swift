/// What the caller of a failed operation may do.
package enum Recovery: Hashable, Sendable {
    /// The same call may succeed later; nothing was changed.
    case retry
    /// The open transaction is lost: abort, undo the state, read again.
    case abort
    /// The session is fenced or gone: close it, open another, restore.
    case reopen
    /// A person has to do something; the message says what.
    case stop
}

/// Why an operation on the log failed.
package struct LogError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        /// Another process holds the lock for longer than the call may wait.
        case busy
        /// Another member of the group took over.
        case fenced
        case closed
        case unknownTopic
        /// A topic exists with other settings than the plan's.
        case topicMismatch
        /// The position lies before the first or past the last record kept.
        case offsetOutOfRange
        case recordTooLarge
        case diskFull
        /// Bytes of the file are not as they were written; a backup brings them back.
        case damaged
        /// The file is no log, or was written by a newer version.
        case unreadable
        /// The file system or the network refused.
        case inputOutput
        /// The cluster refuses our credentials, or what we ask for is not among our rights.
        case denied
        case invalidArgument
    }

    package let code: Code
    package let operation: String
    package let recovery: Recovery
    /// One sentence for a person: what is wrong and what to do. No personal data.
    package let message: String

    package init(_ code: Code, operation: String, recovery: Recovery, message: String) {
        self.code = code
        self.operation = operation
        self.recovery = recovery
        self.message = message
    }

    package var description: String { "\(operation): \(message)" }
}
