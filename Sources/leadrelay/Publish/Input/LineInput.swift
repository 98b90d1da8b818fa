import CloudEvents
import LeadEvents

/// A file of CloudEvents in structured mode, one a line.
struct LineInput: EventInput {
    private(set) var file: InputFile
    private var lines = LineReader(maximumBytes: StructuredEvent.maximumBytes)
    private var isLookedAt = false

    private static let tooLong = EventFault(
        .tooLarge, field: "the line", problem: "is longer than \(StructuredEvent.maximumBytes) bytes",
        mend: "put a link in place of what is large")

    init(_ file: InputFile) { self.file = file }

    mutating func read(into events: inout [PublishableEvent], _ rejects: RejectLog) throws -> InputState {
        let chunk = try file.read()
        if !isLookedAt, !chunk.isEmpty {
            isLookedAt = true
            if let fault = LineFault(chunk) { throw CommandFailure("\(file.name):\(fault)") }
        }
        let state: InputState = chunk.isEmpty ? .end : InputFile.isShort(chunk) ? .waiting : .more
        if chunk.isEmpty { lines.finish() } else { lines.append(chunk) }
        let arrival = Arrival()
        while let line = lines.next() {
            do throws(EventFault) {
                guard !line.isTooLong else { throw Self.tooLong }
                events.append(try arrival.checked(try PublishableEvent(structured: line.content)))
            } catch {
                try rejects.reject(Array(line.bytes), header: nil, of: file.name, line: line.number, error.everything)
            }
        }
        return state
    }
}
