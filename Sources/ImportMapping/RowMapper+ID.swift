import CloudEvents
import LeadEvents

extension RowMapper {
    /// Namespace of the ids of imported events. Fixed for ever: another one would make every import a new one.
    private static let ids = UUIDValue(high: 0x6d1f_0a52_3c9b_4e07, low: 0x9a64_51de_8f20_b713)

    /// UUIDv5 over the source, the type's name, and the cells of the id's columns, each of these with its length in front.
    ///
    /// The same row gives the same id in any file and at any time, so a second import adds nothing.
    func id(_ rule: EventRule) throws(RowFault) -> UUIDValue {
        var name: [UInt8] = []
        func append(_ part: some Collection<UInt8>) {
            name.append(contentsOf: String(part.count).utf8)
            name.append(UInt8(ascii: ":"))
            name.append(contentsOf: part)
        }
        append(document.source.utf8)
        append(rule.type.name.utf8)
        var isEmpty = true
        for part in rule.id {
            switch part {
            case .constant(let text): append(text.utf8)
            case .column(let slot):
                let cell = reading.cell(slot)
                isEmpty = isEmpty && cell.isEmpty
                append(cell)
            }
        }
        guard !isEmpty else { throw RowFault("the columns of the event's id are all empty") }
        return UUIDValue.v5(namespace: Self.ids, name: name)
    }
}
