import CloudEvents
package import EventLog

extension RecordHeaders: HeaderSink {
    package mutating func append(name: StaticString, value: ArraySlice<UInt8>) {
        name.withUTF8Buffer { append(name: $0, value: value) }
    }

    package mutating func append(name: StaticString, value: String) {
        name.withUTF8Buffer { append(name: $0, value: value.utf8) }
    }
}
