/// A JSON value whose members keep their order, so that the same report is the same bytes.
package enum JSONText: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// JSON as it shall be written.
    case raw(String)
    case string(String)
    case array([JSONText])
    case object([Member])

    package struct Member: Sendable, Hashable {
        package let name: String
        package let value: JSONText

        package init(_ name: String, _ value: JSONText) {
            self.name = name
            self.value = value
        }
    }

    package static func integer(_ value: Int) -> JSONText { .integer(Int64(value)) }

    /// The string, or null.
    package static func optional(_ value: String?) -> JSONText { value.map { .string($0) } ?? .null }

    /// Rounded to so many digits after the point, without zeros at the end; null where there is no value.
    package static func decimal(_ value: Double?, digits: Int) -> JSONText {
        guard let value, value.isFinite else { return .null }
        var text = fixed(value, digits: digits)
        while text.contains("."), let last = text.last, last == "0" || last == "." {
            text.removeLast()
            if last == "." { break }
        }
        return .raw(text == "-0" ? "0" : text)
    }
}

extension JSONText: CustomStringConvertible {
    /// The value on one line, without spaces.
    package var description: String {
        var text = ""
        write(into: &text)
        return text
    }

    private func write(into text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .raw(let json): text += json
        case .string(let value): Self.writeQuoted(value, into: &text)
        case .array(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += "," }
                value.write(into: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += "," }
                Self.writeQuoted(member.name, into: &text)
                text += ":"
                member.value.write(into: &text)
            }
            text += "}"
        }
    }

    private static func writeQuoted(_ value: String, into text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7f:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

/// A number with so many digits after the point, halves away from zero.
func fixed(_ value: Double, digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (value * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled.magnitude < 9e15 else { return String(value) }
    let number = Int64(scaled)
    let magnitude = String(number.magnitude)
    let padded = String(repeating: "0", count: max(digits + 1 - magnitude.count, 0)) + magnitude
    let sign = number < 0 ? "-" : ""
    guard digits > 0 else { return sign + padded }
    return sign + padded.dropLast(digits) + "." + padded.suffix(digits)
}
