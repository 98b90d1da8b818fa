/// A decimal number as Money has it: whole units and billionths, both of the same sign.
struct DecimalNumber: Hashable, Sendable {
    var units: Int64
    var nanos: Int32

    /// Reads an optional sign, digits with or without groups of three, and an optional fraction; no exponent.
    ///
    /// Groups may be parted by a blank, an apostrophe, or the mark that is not the decimal one. What is finer than a
    /// billionth is cut off. `nil` for anything else, and where the units do not fit.
    init?(_ text: ArraySlice<UInt8>, mark: DecimalMark) {
        var rest = text
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        let end = rest.firstIndex(of: mark.rawValue) ?? rest.endIndex
        guard let whole = Self.whole(rest[..<end], mark: mark), let billionths = Self.billionths(rest[end...]) else {
            return nil
        }
        units = isNegative ? -whole : whole
        nanos = isNegative ? -billionths : billionths
    }

    private static func whole(_ text: ArraySlice<UInt8>, mark: DecimalMark) -> Int64? {
        var value: Int64 = 0
        var digitsInGroup = 0
        var separator: UInt8?
        for byte in text {
            if let digit = digit(byte) {
                let (product, isTooBig) = value.multipliedReportingOverflow(by: 10)
                let (sum, overflow) = product.addingReportingOverflow(digit)
                guard !isTooBig, !overflow else { return nil }
                value = sum
                digitsInGroup += 1
                continue
            }
            guard isSeparator(byte, mark: mark), separator.map({ $0 == byte && digitsInGroup == 3 }) ?? true,
                (1...3).contains(digitsInGroup)
            else { return nil }
            separator = byte
            digitsInGroup = 0
        }
        return digitsInGroup == 0 || (separator != nil && digitsInGroup != 3) ? nil : value
    }

    private static func billionths(_ text: ArraySlice<UInt8>) -> Int32? {
        guard !text.isEmpty else { return 0 }
        guard text.count > 1 else { return nil }
        var value: Int32 = 0
        var weight: Int32 = 100_000_000
        for byte in text.dropFirst() {
            guard let digit = digit(byte) else { return nil }
            value += Int32(digit) * weight
            weight /= 10
        }
        return value
    }

    private static func digit(_ byte: UInt8) -> Int64? {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int64(byte - UInt8(ascii: "0")) : nil
    }

    private static func isSeparator(_ byte: UInt8, mark: DecimalMark) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "'"): true
        case DecimalMark.comma.rawValue: mark == .point
        case DecimalMark.point.rawValue: mark == .comma
        default: false
        }
    }
}
