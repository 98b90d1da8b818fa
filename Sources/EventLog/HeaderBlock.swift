/// Gathers the headers of one record, with one allocation for most records.
///
/// (An `ArraySlice` that grows by pieces costs fifteen times as much as this.)
package struct HeaderBlock {
    private var bytes: [UInt8]
    private var end: Int

    /// - Parameter capacity: bytes that are enough for most records; more may come.
    package init(capacity: Int = 512) {
        bytes = Array(repeating: 0, count: capacity)
        end = 0
    }

    /// Begins with headers that are there already, with room for some more.
    package init(_ headers: RecordHeaders, room: Int) {
        end = headers.block.count
        bytes = Array(repeating: 0, count: end + room)
        bytes.withUnsafeMutableBytes { bytes in headers.block.withUnsafeBytes { bytes.copyMemory(from: $0) } }
    }

    package var headers: RecordHeaders { RecordHeaders(block: bytes[..<end]) }

    package mutating func append(name: StaticString, value: ArraySlice<UInt8>) {
        value.withUnsafeBytes { append(name: name, value: $0) }
    }

    package mutating func append(name: StaticString, value: String) {
        var value = value
        value.withUTF8 { append(name: name, value: UnsafeRawBufferPointer($0)) }
    }

    package mutating func append(name: StaticString, value: UnsafeRawBufferPointer) {
        name.withUTF8Buffer { append(name: UnsafeRawBufferPointer($0), value: value) }
    }

    /// Appends one header. Does nothing where the name is empty or longer than 255 bytes.
    ///
    /// - Parameter value: `nil`: the header has no value.
    package mutating func append(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer?) {
        guard let nameLength = UInt8(exactly: name.count), nameLength > 0 else { return }
        let valueLength = value.map { Int32(clamping: $0.count) } ?? -1
        let size = 5 + name.count + max(Int(valueLength), 0)
        if bytes.count - end < size {
            bytes.append(contentsOf: repeatElement(0, count: max(size, bytes.count)))
        }
        bytes.withUnsafeMutableBytes { bytes in
            let target = UnsafeMutableRawBufferPointer(rebasing: bytes[end..<(end + size)])
            target[0] = nameLength
            UnsafeMutableRawBufferPointer(rebasing: target[1...]).copyMemory(from: name)
            target.storeBytes(of: valueLength.littleEndian, toByteOffset: 1 + name.count, as: Int32.self)
            if let value {
                UnsafeMutableRawBufferPointer(rebasing: target[(5 + name.count)...]).copyMemory(from: value)
            }
        }
        end += size
    }
}
