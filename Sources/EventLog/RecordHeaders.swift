/// The headers of a record, in their order, as one block of bytes; a name may occur more than once.
///
/// Shape of the block, per header: name length (1 byte, 1 to 255), name, value length (4 bytes, little-endian, two's
/// complement; -1 means no value, which is not the same as an empty one), value.
/// Cost: reading makes no `String` and no copy; the slices share the block's storage.
package struct RecordHeaders: Sendable, Hashable {
    package private(set) var block: ArraySlice<UInt8>

    package init() { block = [] }

    /// Takes a block as it was stored.
    ///
    /// Bytes that do not follow the shape end the iteration; ``isWellFormed`` tells.
    package init(block: ArraySlice<UInt8>) { self.block = block }

    package var isEmpty: Bool { block.isEmpty }

    /// Appends one header. Does nothing where the name is empty or longer than 255 bytes. For many, see ``HeaderBlock``.
    package mutating func append(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>?) {
        var whole = HeaderBlock(self, room: 5 + name.count + (value?.count ?? 0))
        name.withUnsafeBytes { name in
            guard let value else { return whole.append(name: name, value: nil) }
            value.withUnsafeBytes { whole.append(name: name, value: $0) }
        }
        self = whole.headers
    }

    package mutating func append(name: String, value: String) {
        append(name: Array(name.utf8)[...], value: Array(value.utf8)[...])
    }

    /// Hands over each header: its name, valid during the call, and where in the block its value lies; `nil`: it has none.
    package func visit(_ body: (_ name: UnsafeRawBufferPointer, _ value: Range<Int>?) -> Void) {
        let start = block.startIndex
        block.withUnsafeBytes { bytes in
            var place = 0
            while place < bytes.count, bytes[place] > 0 {
                let name = (place + 1)..<(place + 1 + Int(bytes[place]))
                guard name.upperBound + 4 <= bytes.count else { return }
                let length = Int(
                    Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: name.upperBound, as: Int32.self)))
                place = name.upperBound + 4
                guard length >= -1, length <= bytes.count - place else { return }
                let value = length < 0 ? nil : (start + place)..<(start + place + length)
                body(UnsafeRawBufferPointer(rebasing: bytes[name]), value)
                place += length < 0 ? 0 : length
            }
        }
    }

    /// The first value under this name. Outer `nil`: no such header; inner `nil`: a header without a value.
    package func first(_ name: String) -> ArraySlice<UInt8>?? {
        for header in self where header.name.elementsEqual(name.utf8) { return .some(header.value) }
        return nil
    }

    /// Whether the whole block follows the shape.
    package var isWellFormed: Bool {
        var iterator = makeIterator()
        while iterator.next() != nil {}
        return iterator.rest.isEmpty
    }
}

extension RecordHeaders: Sequence {
    package typealias Element = (name: ArraySlice<UInt8>, value: ArraySlice<UInt8>?)

    package func makeIterator() -> Iterator { Iterator(rest: block) }

    package struct Iterator: IteratorProtocol {
        fileprivate(set) var rest: ArraySlice<UInt8>

        package mutating func next() -> Element? {
            guard let nameLength = rest.first, nameLength > 0 else { return nil }
            let nameStart = rest.startIndex + 1
            let lengthStart = nameStart + Int(nameLength)
            let valueStart = lengthStart + 4
            guard valueStart <= rest.endIndex else { return nil }
            var bits: UInt32 = 0
            for index in 0..<4 { bits |= UInt32(rest[lengthStart + index]) << (8 * UInt32(index)) }
            let length = Int(Int32(bitPattern: bits))
            let name = rest[nameStart..<lengthStart]
            guard length >= 0 else {
                guard length == -1 else { return nil }
                rest = rest[valueStart...]
                return (name, nil)
            }
            guard length <= rest.endIndex - valueStart else { return nil }
            let value = rest[valueStart..<(valueStart + length)]
            rest = rest[(valueStart + length)...]
            return (name, value)
        }
    }
}
