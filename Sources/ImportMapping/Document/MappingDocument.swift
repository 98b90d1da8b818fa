import CloudEvents
package import LeadEvents

/// How the rows of a CSV file become events: a YAML document, checked as a whole and made ready to be applied.
///
/// docs/import.md describes it.
package struct MappingDocument: Sendable {
    /// The `ce_source` of every event.
    package let source: String
    package let dialect: CSVDialect
    /// The columns that rules name; ``CellRule/slot`` is a place in it.
    let columns: [String]
    /// Cells that count as empty beside those that are.
    let emptyWords: Set<[UInt8]>
    let zones: [ZoneTable]
    let events: [EventRule]

    /// The types that rows become, in the rules' order.
    package var types: [EventType] { events.map(\.type) }

    /// Reads a document.
    ///
    /// - Throws: ``MappingFaults``, with everything that is wrong.
    package init(yaml: String) throws(MappingFaults) {
        var compiler = MappingCompiler()
        let document = compiler.document(yaml)
        guard let document, compiler.reader.faults.isEmpty else { throw MappingFaults(compiler.reader.faults) }
        self = document
    }

    init(
        source: String, dialect: CSVDialect, columns: [String], emptyWords: Set<[UInt8]>, zones: [ZoneTable],
        events: [EventRule]
    ) {
        self.source = source
        self.dialect = dialect
        self.columns = columns
        self.emptyWords = emptyWords
        self.zones = zones
        self.events = events
    }
}

/// What becomes of a row: one event, where no condition forbids it.
struct EventRule: Sendable {
    /// The lead that the event is about, where the payload does not name it.
    enum Subject: Sendable {
        /// The payload names it, or it has none.
        case payload
        /// A column holds the lead's id.
        case leadID(CellRule)
        /// Derived from identities, each a rule for the fields of `Identity`.
        case identities([[FieldRule]])
    }

    /// When the event happened.
    enum Time: Sendable {
        case column(CellRule, DateRule)
        /// The same in every row.
        case constant(Instant)
    }

    enum IDPart: Sendable, Hashable {
        case column(slot: Int)
        case constant(String)
    }

    struct Condition: Sendable {
        let slot: Int
        /// An empty one stands for an empty cell.
        let values: Set<[UInt8]>
    }

    let type: EventType
    let team: Team?
    /// `nil`: the event counts as of the moment when it is published.
    let time: Time?
    let id: [IDPart]
    let subject: Subject
    /// The event is left out where one of these holds.
    let skips: [Condition]
    /// The event is left out where one of these does not hold.
    let demands: [Condition]
    let fields: [FieldRule]
    /// Which columns fill a field, by the field's path; for messages.
    let columnsOfField: [String: Set<String>]

    /// The column that a violation is about. `nil`: none, or one of several.
    func column(of field: String) -> String? {
        // Elements of a list are filled by rules that may have been left out in a row, so the number says nothing.
        let path = field.replacing(/\[[0-9]+\]/, with: "")
        let columns = columnsOfField[path] ?? []
        return columns.count == 1 ? columns.first : nil
    }
}
