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

    /// Appends one header. Does nothing where the name is empty or longer than 255 bytes.
    package mutating func append(name: some Collection<UInt8>, value: (some Collection<UInt8>)?) {
        let nameLength = name.count
        guard (1...255).contains(nameLength) else { return }
        block.reserveCapacity(block.count + 5 + nameLength + (value?.count ?? 0))
        block.append(UInt8(nameLength))
        block.append(contentsOf: name)
        let length = value.map { Int32(clamping: $0.count) } ?? -1
        let bits = UInt32(bitPattern: length)
        block.append(UInt8(truncatingIfNeeded: bits))
        block.append(UInt8(truncatingIfNeeded: bits >> 8))
        block.append(UInt8(truncatingIfNeeded: bits >> 16))
        block.append(UInt8(truncatingIfNeeded: bits >> 24))
        if let value { block.append(contentsOf: value) }
    }

    package mutating func append(name: String, value: String) {
        append(name: name.utf8, value: value.utf8)
    }

    /// Makes room, so that the appends that follow allocate once.
    package mutating func reserve(bytes: Int) { block.reserveCapacity(bytes) }

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
