import CloudEvents

/// Reads a JSON value that holds one scalar of a message.
enum JSONScalar {
    enum Reading {
        /// The value as it is handed on.
        case right(ArraySlice<UInt8>)
        case wrong(problem: String, mend: String)
    }

    static func read(_ value: JSONValue, as kind: FieldSchema.Kind) -> Reading {
        switch kind {
        case .text: text(value)
        case .boolean: boolean(value)
        case .bytes: bytes(value)
        case .integer(let range): integer(value, range)
        case .unsigned: unsigned(value)
        case .timestamp: timestamp(value)
        case .duration: duration(value)
        case .enumeration(let name): enumeration(value, Schema.shared.enumeration(name)?.names ?? [])
        case .message: .wrong(problem: "is no JSON object", mend: "write {\"name\": value, ...}")
        }
    }

    private static func text(_ value: JSONValue) -> Reading {
        guard case .string = value.content else { return .wrong(problem: "is no text", mend: "write it in quotes") }
        return .right(value.bytes)
    }

    private static func boolean(_ value: JSONValue) -> Reading {
        guard case .boolean = value.content else {
            return .wrong(problem: "is neither true nor false", mend: "write true or false, without quotes")
        }
        return .right(value.bytes)
    }

    private static func bytes(_ value: JSONValue) -> Reading {
        guard case .string(let text) = value.content, Base64.decode(text.utf8) != nil else {
            return .wrong(problem: "is not base64", mend: "write RFC 4648's base64 with padding")
        }
        return .right(value.bytes)
    }

    private static func integer(_ value: JSONValue, _ range: ClosedRange<Int64>) -> Reading {
        guard let text = numberText(value) else {
            return .wrong(problem: "is no number", mend: "write a whole number")
        }
        guard let number = Int64(text) ?? Double(text).flatMap({ Int64(exactly: $0) }), range.contains(number) else {
            return outOfRange("\(range.lowerBound)", "\(range.upperBound)")
        }
        return .right(Array(String(number).utf8)[...])
    }

    private static func unsigned(_ value: JSONValue) -> Reading {
        guard let text = numberText(value) else {
            return .wrong(problem: "is no number", mend: "write a whole number")
        }
        guard let number = UInt64(text) ?? Double(text).flatMap({ UInt64(exactly: $0) }) else {
            return outOfRange("0", "\(UInt64.max)")
        }
        return .right(Array("\"\(number)\"".utf8)[...])
    }

    private static func outOfRange(_ lowest: String, _ highest: String) -> Reading {
        .wrong(problem: "is no whole number in range", mend: "write a whole number from \(lowest) to \(highest)")
    }

    /// A number as it was written; proto3's JSON writes large ones in quotes.
    private static func numberText(_ value: JSONValue) -> String? {
        switch value.content {
        case .number: String(decoding: value.bytes, as: UTF8.self)
        case .string(let text): Double(text) == nil ? nil : text
        case .object, .array, .boolean, .null: nil
        }
    }

    private static func timestamp(_ value: JSONValue) -> Reading {
        guard case .string(let text) = value.content, let instant = Instant(rfc3339: text.utf8) else {
            return .wrong(
                problem: "is not a time of RFC 3339 in the years 1 to 9999",
                mend: "write for example 2026-01-31T12:00:00Z")
        }
        return .right(Array("\"\(instant)\"".utf8)[...])
    }

    private static func duration(_ value: JSONValue) -> Reading {
        guard case .string(let text) = value.content, isDuration(text.utf8) else {
            return .wrong(problem: "is no duration", mend: "write seconds, for example \"90s\" or \"1.5s\"")
        }
        return .right(value.bytes)
    }

    /// 1 to 12 digits, perhaps a point and 1 to 9 digits, and an s; perhaps with a sign before.
    private static func isDuration(_ text: String.UTF8View) -> Bool {
        let unsigned = text.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
        guard unsigned.last == UInt8(ascii: "s") else { return false }
        let parts = unsigned.dropLast().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard let whole = parts.first, (1...12).contains(whole.count), parts.count <= 2 else { return false }
        if parts.count == 2, !(1...9).contains(parts[1].count) { return false }
        return parts.allSatisfy { $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
    }

    private static func enumeration(_ value: JSONValue, _ names: [String]) -> Reading {
        switch value.content {
        case .string(let text) where names.contains(text): return .right(value.bytes)
        case .number: return integer(value, 0...Int64(Int32.max))
        case .string(let text):
            let nearest = NearestName.of(text, in: names)
            return .wrong(
                problem: "is none of the values that are known",
                mend: nearest.map { "did you mean \($0)?" } ?? "write one of \(names.joined(separator: ", "))")
        case .object, .array, .boolean, .null:
            return .wrong(
                problem: "is none of the values that are known", mend: "write one of \(names.joined(separator: ", "))")
        }
    }
}
