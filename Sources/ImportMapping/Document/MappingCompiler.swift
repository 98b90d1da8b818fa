import YAMLSource
import Yams

/// Turns a YAML document into a ``MappingDocument`` and notes every fault on the way.
struct MappingCompiler {
    /// The version of the format that is written here.
    private static let version = "1"

    var reader = YAMLReader()
    var columns: [String] = []
    var dialect = CSVDialect()
    var dates = DateRule(formats: [.iso], description: "iso", zone: 0)
    var zoneNames: [String] = []
    var zones: [ZoneTable] = []
    /// Columns of the event in hand: by the path of the field that they fill, and all that go into it.
    var columnsOfField: [String: Set<String>] = [:]
    var mappedColumns: Set<String> = []

    /// `nil` where faults were noted.
    mutating func document(_ yaml: String) -> MappingDocument? {
        guard let root = compose(yaml), var section = reader.section(root, "the document", line: 1) else { return nil }
        dates.zone = zone("UTC", line: 1)
        version(&section)
        let source = source(&section)
        if let entry = section.take("csv") { csv(entry) }
        if let entry = section.take("dates") { defaultDates(entry) }
        let empties = section.take("empty").map { texts($0) } ?? []
        let events = section.take("events").map { entry in
            reader.list(entry.value).compactMap { event($0, line: entry.line) }
        }
        reader.close(section)
        guard let events, !events.isEmpty else {
            if reader.faults.isEmpty { reader.note(1, "events is missing: at least one event with type and fields") }
            return nil
        }
        checkIDs(events, line: root.mark?.line ?? 1)
        return MappingDocument(
            source: source, dialect: dialect, columns: columns, emptyWords: Set(empties.map { Array($0.utf8) }),
            zones: zones, events: events)
    }

    private mutating func compose(_ yaml: String) -> Node? {
        let source = YAMLSource(yaml)
        for fault in source.faults { reader.note(fault.line, fault.problem) }
        if source.root == nil, source.faults.isEmpty { reader.note(1, "the document is empty") }
        return source.root
    }

    private mutating func version(_ section: inout YAMLSection) {
        guard let entry = section.take("mapping") else {
            return reader.note(1, "mapping is missing: the format's version, \(Self.version)")
        }
        guard let text = reader.text(entry), text != Self.version else { return }
        reader.note(entry.line, "mapping is the format's version: \(Self.version)")
    }

    private mutating func source(_ section: inout YAMLSection) -> String {
        guard let entry = section.take("source") else {
            reader.note(1, "source is missing: a name for the system that the file comes from, for example crm/export")
            return ""
        }
        guard let text = reader.text(entry) else { return "" }
        let isURI = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f }
        if !isURI { reader.note(entry.line, "source is a URI reference: letters, digits and / : . - _, no blanks") }
        return text
    }

    /// Words as they are written: `NULL` is the word here, not YAML's nothing.
    mutating func texts(_ entry: YAMLSection.Entry) -> [String] {
        reader.list(entry.value).compactMap { node in
            if node.scalar == nil { reader.note(entry.line, "\(entry.key) takes words") }
            return node.scalar?.string
        }
    }

    /// The place of a column in the mapping's list of them.
    mutating func slot(_ column: String) -> Int {
        if let slot = columns.firstIndex(of: column) { return slot }
        columns.append(column)
        return columns.count - 1
    }

    /// The place of a zone in the mapping's list of them.
    mutating func zone(_ name: String, line: Int) -> Int {
        if let place = zoneNames.firstIndex(of: name) { return place }
        guard let table = ZoneTable(name) else {
            reader.note(line, "zone is UTC, an offset like +02:00, or an IANA name like America/Sao_Paulo")
            return 0
        }
        zoneNames.append(name)
        zones.append(table)
        return zones.count - 1
    }

    /// Two events of one type with the same id columns would have the same id, and the second would be lost.
    private mutating func checkIDs(_ events: [EventRule], line: Int) {
        for (place, event) in events.enumerated() {
            let twin = events[..<place].firstIndex { $0.type == event.type && Set($0.id) == Set(event.id) }
            guard let twin else { continue }
            reader.note(
                line,
                "events \(twin + 1) and \(place + 1) have the same type and id columns, so the same ids; give each an id"
            )
        }
    }
}
