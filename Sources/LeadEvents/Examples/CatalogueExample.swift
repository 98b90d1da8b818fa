/// A valid event of every type, for people to start from.
package enum CatalogueExample {
    /// The event in structured mode, one line of JSON. Those of activities and agreements can be published as they stand.
    package static func json(for type: EventType) -> String {
        let entry = Catalogue[type]
        var attributes = [
            #""specversion":"1.0""#, #""id":"example-\#(type.rawValue)""#, #""source":"example""#,
            #""type":"\#(type.name)""#, #""time":"2026-01-31T12:00:00Z""#,
        ]
        if let subject = subject(of: entry) { attributes.append(#""subject":"\#(subject)""#) }
        attributes.append(#""team":"\#((entry.onlyTeam ?? .marketing).name)""#)
        attributes.append(#""data":\#(data(of: type))"#)
        return "{\(attributes.joined(separator: ","))}"
    }

    /// The lead of the examples that bring no identity of their own.
    static let lead = "f47ac10b-58cc-4372-a567-0e02b2c3d479"

    private static func subject(of entry: CatalogueEntry) -> String? {
        switch entry.key {
        case .lead: IdentityNames.areBrought(by: entry.type) ? nil : lead
        case .keyOfActivity: lead
        case .leadOrCampaign, .leadOrRep, .campaign, .rep, .asset, .claim, .fact, .hash, .partition: nil
        }
    }

    /// The payload without the line breaks and the indentation that make it legible below.
    private static func data(of type: EventType) -> String {
        let text = marketing[type] ?? sales[type] ?? shared[type] ?? "{}"
        return text.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }.joined()
    }
}
