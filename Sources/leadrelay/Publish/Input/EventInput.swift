import LeadEvents

/// One input of `publish`: a file of events, or of rows that become events.
protocol EventInput {
    var file: InputFile { get }

    /// Reads the next chunk and appends its events; what is none goes to the rejects.
    ///
    /// - Returns: whether there is more, and whether a pipe has nothing further at the moment.
    mutating func read(into events: inout [PublishableEvent], _ rejects: RejectLog) throws -> InputState
}

enum InputState {
    case more, waiting, end
}
