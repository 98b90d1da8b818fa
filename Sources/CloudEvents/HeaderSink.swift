/// Takes the headers of a binary-mode event. A log's header type conforms, so that the envelope need not know the log.
package protocol HeaderSink {
    mutating func append(name: StaticString, value: ArraySlice<UInt8>)
}
