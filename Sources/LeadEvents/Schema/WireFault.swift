/// Finds where bytes stop being a message in protobuf's binary format, so that the fault can name the field.
struct WireFault {
    let field: String
    let problem: String

    /// `nil` where no fault is found.
    static func find(in bytes: ArraySlice<UInt8>, _ message: String) -> WireFault? {
        var walk = WireWalk(bytes, depth: 1)
        return walk.message(Schema.shared.message(message))
    }
}

/// Walks over one message. Unknown fields are passed over by their wire types.
private struct WireWalk {
    private var rest: ArraySlice<UInt8>
    private let depth: Int

    init(_ bytes: ArraySlice<UInt8>, depth: Int) {
        rest = bytes
        self.depth = depth
    }

    mutating func message(_ schema: MessageSchema?) -> WireFault? {
        var counts: [Int32: Int] = [:]
        while !rest.isEmpty {
            guard let tag = varint(), let number = Int32(exactly: tag >> 3), number > 0 else {
                return WireFault(field: "", problem: "has no field number where one belongs")
            }
            let field = schema?.field(numbered: number)
            let index = counts[number, default: 0]
            counts[number] = index + 1
            if let fault = value(wireType: UInt8(tag & 7), number, field) {
                let name = field?.name ?? "field \(number)"
                let place = field?.isRepeated == true ? "\(name)[\(index)]" : name
                return WireFault(
                    field: fault.field.isEmpty ? place : "\(place).\(fault.field)", problem: fault.problem)
            }
        }
        return nil
    }

    private mutating func value(wireType: UInt8, _ number: Int32, _ field: FieldSchema?) -> WireFault? {
        switch wireType {
        case 0: varint() == nil ? WireFault(field: "", problem: "is a number that does not end") : nil
        case 1: skip(8)
        case 2: lengthDelimited(field)
        case 3: group(number)
        case 5: skip(4)
        default: WireFault(field: "", problem: "has a wire type that does not exist")
        }
    }

    private mutating func lengthDelimited(_ field: FieldSchema?) -> WireFault? {
        guard let length = varint(), length <= UInt64(rest.count) else {
            return WireFault(field: "", problem: "is cut off")
        }
        let content = rest.prefix(Int(length))
        rest = rest.dropFirst(Int(length))
        switch field?.kind {
        case .text:
            return String(validating: content, as: UTF8.self) == nil
                ? WireFault(field: "", problem: "is not UTF-8") : nil
        case .message(let name): return inner(content, Schema.shared.message(name))
        case .timestamp, .duration: return inner(content, nil)
        case .bytes, .boolean, .integer, .unsigned, .enumeration, nil: return nil
        }
    }

    private func inner(_ content: ArraySlice<UInt8>, _ schema: MessageSchema?) -> WireFault? {
        guard depth < EventCodec.maximumDepth else {
            return WireFault(field: "", problem: "is nested deeper than \(EventCodec.maximumDepth)")
        }
        var walk = WireWalk(content, depth: depth + 1)
        return walk.message(schema)
    }

    /// Passes over a group, whose inside nobody knows.
    private mutating func group(_ number: Int32) -> WireFault? {
        var open = [number]
        while let innermost = open.last {
            guard let tag = varint(), let next = Int32(exactly: tag >> 3), next > 0 else {
                return WireFault(field: "", problem: "is a group that does not end")
            }
            switch tag & 7 {
            case 3: open.append(next)
            case 4 where next == innermost: open.removeLast()
            case 4: return WireFault(field: "", problem: "is a group that another one ends")
            default: if let fault = value(wireType: UInt8(tag & 7), next, nil) { return fault }
            }
        }
        return nil
    }

    private mutating func skip(_ count: Int) -> WireFault? {
        guard rest.count >= count else { return WireFault(field: "", problem: "is cut off") }
        rest = rest.dropFirst(count)
        return nil
    }

    /// `nil` where it does not end within ten bytes.
    private mutating func varint() -> UInt64? {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard let byte = rest.popFirst() else { return nil }
            number |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return number }
        }
        return nil
    }
}
