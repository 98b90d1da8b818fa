import LeadEvents
import YAMLSource
import Yams

extension MappingCompiler {
    /// One entry of `events`. `nil` where its type is missing or wrong; other faults are noted and reading goes on.
    mutating func event(_ node: Node, line: Int) -> EventRule? {
        let line = node.mark?.line ?? line
        guard var section = reader.section(node, "an event", line: line), let type = self.type(&section, line: line)
        else {
            return nil
        }
        columnsOfField = [:]
        mappedColumns = []
        let shape = MessageShape(of: type)
        let team = section.take("team").flatMap { self.team($0) }
        let time = section.take("time").flatMap { self.time($0) }
        let subject = self.subject(&section, shape)
        let fields = self.fields(subject.entries + entries(section.take("fields")), of: shape, path: "")
        let skips = conditions(section.take("skip_if"))
        let demands = conditions(section.take("only_if"))
        let id = section.take("id").map { self.id($0) } ?? mappedColumns.sorted().map { .column(slot: self.slot($0)) }
        reader.close(section)
        if id.isEmpty {
            reader.note(line, "no column goes into the event's id; name the columns that tell it under id")
        }
        return EventRule(
            type: type, team: team, time: time, id: id, subject: subject.rule, skips: skips, demands: demands,
            fields: fields, columnsOfField: columnsOfField)
    }

    private mutating func type(_ section: inout YAMLSection, line: Int) -> EventType? {
        guard let entry = section.take("type") else {
            reader.note(line, "type is missing, for example lead.captured")
            return nil
        }
        guard let text = reader.text(entry) else { return nil }
        let activities = EventType.allCases.filter { Catalogue[$0].isPublishable }
        if let type = activities.first(where: { $0.name == text || $0.shortName == text }) { return type }
        let nearest = hint(text, activities.map(\.shortName))
        reader.note(
            entry.line, "type \(text) is none that can be published\(nearest); leadrelay schema list shows them")
        return nil
    }

    private mutating func team(_ entry: YAMLSection.Entry) -> Team? {
        switch reader.text(entry) {
        case "marketing": return .marketing
        case "sales": return .sales
        case nil: return nil
        default:
            reader.note(entry.line, "team is marketing or sales")
            return nil
        }
    }

    private mutating func time(_ entry: YAMLSection.Entry) -> EventRule.Time? {
        guard entry.value.mapping != nil else {
            return reader.text(entry).map { .column(cellRule($0, values: nil), dates) }
        }
        guard var section = reader.section(entry.value, "time", line: entry.line) else { return nil }
        let rule = dateRule(&section)
        let (column, constant) = (section.take("column"), section.take("constant"))
        reader.close(section)
        switch (column, constant) {
        case (let column?, nil): return reader.text(column).map { .column(cellRule($0, values: nil), rule) }
        case (nil, let constant?): return reader.text(constant).flatMap { instant($0, rule, line: constant.line) }
        default:
            reader.note(entry.line, "time takes column or constant, one of the two")
            return nil
        }
    }

    private mutating func instant(_ text: String, _ dates: DateRule, line: Int) -> EventRule.Time? {
        var reading = RowReading(places: [], emptyWords: [], decimalMark: dialect.decimalMark, zones: zones)
        do throws(RowFault) {
            return .constant(try reading.instant(Array(text.utf8)[...], dates, "time"))
        } catch {
            reader.note(line, "time: \(error.problem)")
            return nil
        }
    }

    /// Which lead the event is about; identities of a type that carries them become fields.
    private mutating func subject(
        _ section: inout YAMLSection, _ shape: MessageShape
    ) -> (rule: EventRule.Subject, entries: [YAMLSection.Entry]) {
        let (leadID, identity) = (section.take("subject"), section.take("identity"))
        if let leadID, identity != nil {
            reader.note(leadID.line, "subject and identity both say which lead it is; keep one")
        }
        if let leadID, let column = reader.text(leadID) { return (.leadID(cellRule(column, values: nil)), []) }
        guard let identity else { return (.payload, []) }
        if let field = shape["identities"] {
            return (.payload, [YAMLSection.Entry(key: field.name, line: identity.line, value: identity.value)])
        }
        let identities = reader.list(identity.value).map { node in
            element(node, of: Identity.self, path: "identity", line: identity.line)
        }
        return (.identities(identities), [])
    }

    private mutating func entries(_ entry: YAMLSection.Entry?) -> [YAMLSection.Entry] {
        entry.flatMap { reader.section($0.value, $0.key, line: $0.line) }?.entries ?? []
    }

    private mutating func conditions(_ entry: YAMLSection.Entry?) -> [EventRule.Condition] {
        entries(entry).map { EventRule.Condition(slot: slot($0.key), values: Set(texts($0).map { Array($0.utf8) })) }
    }

    private mutating func id(_ entry: YAMLSection.Entry) -> [EventRule.IDPart] {
        reader.list(entry.value).compactMap { node in
            guard node.mapping != nil else {
                return reader.text(node, "id", line: entry.line).map { .column(slot: slot($0)) }
            }
            guard var section = reader.section(node, "id", line: entry.line) else { return nil }
            let constant = section.take("constant").flatMap { reader.text($0) }
            reader.close(section)
            return constant.map { .constant($0) }
        }
    }

    /// The rule for a column that fills something.
    mutating func cellRule(_ column: String, values: ValueTable?) -> CellRule {
        mappedColumns.insert(column)
        return CellRule(slot: slot(column), column: column, values: values)
    }
}
