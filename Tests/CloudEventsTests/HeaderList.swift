import CloudEvents

/// Headers as a list, for tests.
struct HeaderList: HeaderSink {
    private(set) var headers: [(name: String, value: String)] = []

    mutating func append(name: StaticString, value: ArraySlice<UInt8>) {
        headers.append(("\(name)", String(decoding: value, as: UTF8.self)))
    }

    mutating func append(name: StaticString, value: String) { headers.append(("\(name)", value)) }

    init() {}

    /// What an envelope writes.
    init(_ envelope: Envelope) { envelope.write(into: &self) }
}

extension String {
    var bytes: ArraySlice<UInt8> { Array(utf8)[...] }
}
