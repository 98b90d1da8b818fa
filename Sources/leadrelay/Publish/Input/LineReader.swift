/// Cuts bytes into lines. Memory: one line and one chunk.
struct LineReader {
    struct Line {
        /// From 1.
        let number: Int
        /// With the line end.
        let bytes: ArraySlice<UInt8>
        /// Longer than allowed; these are its first bytes, and the others come as lines of the same number.
        let isTooLong: Bool

        /// Without the line end.
        var content: ArraySlice<UInt8> {
            var content = bytes
            if content.last == UInt8(ascii: "\n") { content.removeLast() }
            if content.last == UInt8(ascii: "\r") { content.removeLast() }
            return content
        }
    }

    private static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

    private let maximumBytes: Int
    private var buffer: [UInt8] = []
    private var position = 0
    private var number = 1
    private var isFinished = false
    /// Whether the line in hand was found too long.
    private var isTooLong = false

    init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

    mutating func append(_ chunk: ArraySlice<UInt8>) {
        buffer.removeSubrange(..<position)
        position = 0
        let isStart = number == 1 && buffer.isEmpty
        buffer.append(contentsOf: isStart && chunk.starts(with: Self.byteOrderMark) ? chunk.dropFirst(3) : chunk)
    }

    /// Says that there are no more bytes.
    mutating func finish() { isFinished = true }

    /// The next line that is not blank. `nil`: append a chunk, or it is the end.
    mutating func next() -> Line? {
        while position < buffer.count {
            let rest = buffer[position...]
            let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
            guard end != nil || isFinished || rest.count > maximumBytes else { return nil }
            let bytes = rest[..<(end ?? rest.endIndex)]
            let line = Line(number: number, bytes: bytes, isTooLong: isTooLong || bytes.count > maximumBytes)
            position += bytes.count
            isTooLong = line.isTooLong && end == nil
            if end != nil { number += 1 }
            if line.isTooLong || !line.content.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) {
                return line
            }
        }
        return nil
    }
}
