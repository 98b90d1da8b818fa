/// A file that cannot be events, one a line, as its first lines show: said once for the file, not for each line.
enum LineFault: CustomStringConvertible {
    case text
    case list
    case manyLines
    case wide

    /// `nil`: at least one line may be an event, or it cannot be told.
    init?(_ chunk: ArraySlice<UInt8>) {
        let lines = chunk.split(separator: UInt8(ascii: "\n")).map(Self.trimmed).filter { !$0.isEmpty }
        guard let first = lines.first, chunk.contains(UInt8(ascii: "\n")) else { return nil }
        let open = UInt8(ascii: "{")
        guard !lines.contains(where: { $0.first == open && $0.last == UInt8(ascii: "}") }) else { return nil }
        switch first.first {
        case _ where first.contains(0): self = .wide
        case open where first.count == 1: self = .manyLines
        case UInt8(ascii: "["): self = .list
        // What begins with a brace is meant as an event; its own fault is said of it.
        case _ where lines.contains { $0.first == open }: return nil
        default: self = .text
        }
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0d, 0xef, 0xbb, 0xbf]
        guard let start = line.firstIndex(where: { !blanks.contains($0) }),
            let end = line.lastIndex(where: { !blanks.contains($0) })
        else { return [] }
        return line[start...end]
    }

    /// With the line.
    var description: String {
        switch self {
        case .text: "1: is no event, which is a JSON object on one line. It looks like CSV: give --map MAPPING."
        case .list: "1: is a JSON list; write one event a line, for example with jq -c '.[]'."
        case .manyLines: "1: an event stretches over several lines; write one event a line, for example with jq -c ."
        case .wide: "1: is not UTF-8, which events are written in; it looks like UTF-16."
        }
    }
}
