import CloudEvents
import SwiftProtobuf

/// Checks of numbers, times, choices, lists and messages. `nil` is a field that is not there.
extension Findings {
    mutating func range<Number: BinaryInteger>(
        _ number: Number, _ field: StaticString, _ range: ClosedRange<Number>
    ) {
        guard !range.contains(number) else { return }
        add(
            .invalidValue, "\(field)", "is \(number)",
            mend: "write a number from \(range.lowerBound) to \(range.upperBound)")
    }

    /// One of the values that this version knows. Unspecified is one only where it counts as something.
    mutating func choice<Value: Enum & CaseIterable>(_ value: Value, _ field: StaticString, isNeeded: Bool = false) {
        if value.rawValue == 0 {
            if isNeeded { addMissing(field) }
        } else if !Value.allCases.contains(where: { $0 == value }) {
            add(
                .invalidValue, "\(field)", "is \(value.rawValue), which this version does not know",
                mend: "write one of the values of the schema")
        }
    }

    mutating func choices<Value: Enum & CaseIterable>(_ values: [Value], _ field: StaticString) {
        count(values.count, field, atMost: 64)
        for (index, value) in values.enumerated() { inside(field, at: index) { $0.choice(value, "", isNeeded: true) } }
    }

    /// A time that has to be there.
    mutating func time(_ time: Google_Protobuf_Timestamp?, _ field: StaticString) {
        if time == nil { addMissing(field) } else { self.time(ifPresent: time, field) }
    }

    mutating func time(ifPresent time: Google_Protobuf_Timestamp?, _ field: StaticString) {
        guard let time else { return }
        let seconds = Instant.earliest.milliseconds / 1_000...Instant.latest.milliseconds / 1_000
        guard !seconds.contains(time.seconds) || !(0..<1_000_000_000).contains(time.nanos) else { return }
        add(
            .invalidValue, "\(field)", "is outside of the years 1 to 9999",
            mend: "write seconds since 1970 and 0 to 999,999,999 nanoseconds")
    }

    mutating func duration(ifPresent duration: Google_Protobuf_Duration?, _ field: StaticString) {
        guard let duration else { return }
        guard !(0...315_576_000_000).contains(duration.seconds) || !(0..<1_000_000_000).contains(duration.nanos) else {
            return
        }
        add(.invalidValue, "\(field)", "is negative or out of range", mend: "write 0 seconds to 10,000 years")
    }

    mutating func count(_ count: Int, _ field: StaticString, atMost maximum: Int) {
        guard count > maximum else { return }
        add(.invalidValue, "\(field)", "has \(count) entries", mend: "write at most \(maximum)")
    }

    /// A message that has to be there.
    mutating func message(_ message: (some Checkable)?, _ field: StaticString) {
        if let message { inside(field) { message.check(&$0) } } else { addMissing(field) }
    }

    mutating func message(ifPresent message: (some Checkable)?, _ field: StaticString) {
        if let message { inside(field) { message.check(&$0) } }
    }

    mutating func messages(_ list: [some Checkable], _ field: StaticString, atMost maximum: Int = 64) {
        if list.isEmpty { return }
        count(list.count, field, atMost: maximum)
        for (index, message) in list.enumerated() { inside(field, at: index) { message.check(&$0) } }
    }
}

/// A message that says what its fields have to fulfil beyond their types.
protocol Checkable {
    func check(_ findings: inout Findings)
}
