package import EventLog

/// Why a worker ended by itself.
package enum WorkerError: Error, Sendable, CustomStringConvertible {
    /// The log asks for a person.
    case log(LogError)
    /// The processor or its state does.
    case processor(ProcessorError)

    package var description: String {
        switch self {
        case .log(let error): error.description
        case .processor(let error): error.message
        }
    }
}
