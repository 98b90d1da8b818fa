import CloudEvents
import Crypto
import EventLog
import LeadEvents
import StreamWorker

extension LogRecord {
    /// Whether it controls a partition's clock, and so concerns every key there.
    var isClock: Bool {
        guard key == nil else { return false }
        return Envelope(headersOf: self).type.flatMap { EventType(name: $0) }.map { Catalogue[$0].kind == .clock }
            ?? false
    }

    /// The headers of the copy: as they are, with where the record lay. An earlier copy's note goes.
    ///
    /// - Parameter origin: where a dead letter's original lies in the copy; `nil`: as the letter says.
    func copyHeaders(origin: RecordPosition? = nil) -> RecordHeaders {
        var block = HeaderBlock(RecordHeaders(), room: headers.block.count + 64)
        for header in headers where !header.name.elementsEqual(CopyMark.header.utf8) {
            if let origin, header.name.elementsEqual(DeadLetterHeader.position.utf8) {
                block.append(name: header.name, value: Array(origin.words.utf8)[...])
            } else {
                block.append(name: header.name, value: header.value)
            }
        }
        block.append(name: Array(CopyMark.header.utf8)[...], value: Array(position.words.utf8)[...])
        return block.headers
    }

    /// A hash of what a copy may not change: the place that it comes from, append time, key, value and headers. (A dead letter's
    /// place of origin is told anew, so it does not count.)
    func contents(of origin: RecordPosition, at time: AppendTime) -> SHA256.Digest {
        var hash = SHA256()
        func add(_ bytes: some Collection<UInt8>) {
            withUnsafeBytes(of: Int64(bytes.count).littleEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: Array(bytes))
        }
        add("\(origin.words) \(time.milliseconds) \(key == nil) \(value == nil)".utf8)
        add(key ?? [])
        add(value ?? [])
        for header in headers where !Self.retold.contains(where: { header.name.elementsEqual($0.utf8) }) {
            add(header.name)
            add(header.value == nil ? "-".utf8 : "+".utf8)
            add(header.value ?? [])
        }
        return hash.finalize()
    }

    private static let retold = [CopyMark.header, DeadLetterHeader.position]
}

extension HeaderBlock {
    fileprivate mutating func append(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>?) {
        name.withUnsafeBytes { name in
            guard let value else { return append(name: name, value: nil) }
            value.withUnsafeBytes { append(name: name, value: $0) }
        }
    }
}
