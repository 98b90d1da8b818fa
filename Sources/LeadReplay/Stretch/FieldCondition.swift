import CloudEvents
package import LeadEvents

/// Asks for a value: of an attribute of the envelope (`source`, `actor`, `correlationid` ...), of the key, or of a field of the
/// payload (`origin.campaign`).
package struct FieldCondition: Sendable, Hashable {
    private enum Place: Sendable, Hashable {
        case key
        case attribute(Attribute)
        case payload(PayloadField)
    }

    package let name: String
    package let value: String
    private let place: Place

    /// Reads `FIELD=VALUE`.
    ///
    /// - Parameter types: the events that shall have the field; empty: any.
    /// - Throws: where there is no `=`, no such field, or one that never has this value.
    package init(_ text: String, of types: [EventType]) throws(EventFault) {
        guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
            throw EventFault(
                .invalidValue, field: "--where", problem: "is no FIELD=VALUE", mend: "write for example source=crm")
        }
        let name = String(text[..<sign])
        self.name = name
        value = String(text[text.index(after: sign)...])
        if name == "key" {
            place = .key
        } else if let attribute = Attribute.allCases.first(where: { "\($0.memberName)" == name }) {
            place = .attribute(attribute)
        } else {
            let field = try PayloadField(path: name, of: types)
            try field.check(value)
            place = .payload(field)
        }
    }

    func holds(of event: OpenedEvent, key: ArraySlice<UInt8>?) -> Bool {
        switch place {
        case .key: key?.elementsEqual(value.utf8) ?? false
        case .attribute(let attribute): event.envelope[attribute]?.elementsEqual(value.utf8) ?? false
        case .payload(let field): event.decoded.map { field.values(in: $0.event.payload).contains(value) } ?? false
        }
    }
}
