import LeadEvents
import YAMLSource
import Yams

/// Turns a YAML document into an ``Agreement`` and notes every fault on the way.
struct AgreementReader {
    /// Whether there is such a time zone; `nil`: nobody looks.
    let isTimeZone: ((String) -> Bool)?
    private(set) var faults: [AgreementFault] = []

    init(isTimeZone: ((String) -> Bool)? = nil) { self.isTimeZone = isTimeZone }

    /// Of use only where no faults were noted.
    mutating func agreement(from document: String) -> Agreement {
        var agreement = Agreement()
        guard document.utf8.count <= AgreementFile.mostBytes else {
            note(1, "", "the document is larger than \(AgreementFile.mostBytes) bytes")
            return agreement
        }
        guard let root = compose(document), var section = section(root, field: "", line: 1) else { return agreement }
        if let entry = section.take("version") {
            read(entry, .whole(1...UInt32.max), into: &agreement.version)
        } else {
            note(1, "version", "is missing: 1 for the first agreement, one more for each that follows")
        }
        scoring(&section, &agreement.scoring)
        qualification(&section, &agreement.qualification)
        handoff(&section, &agreement.handoff)
        routing(&section, &agreement.routing)
        outreach(&section, &agreement.outreach)
        recycling(&section, &agreement.recycling)
        close(section)
        checkReach(root, agreement)
        return agreement
    }

    private mutating func compose(_ document: String) -> Node? {
        let source = YAMLSource(document)
        for fault in source.faults { note(fault.line, "", fault.problem) }
        if source.root == nil, source.faults.isEmpty {
            note(1, "", "the document is empty; Examples/agreement.yaml is one to begin with")
        }
        return source.root
    }
}

// MARK: - Sections

extension AgreementReader {
    private static let hour: Int64 = 3_600_000
    private static let day: Int64 = 24 * hour

    private mutating func qualification(_ root: inout YAMLSection, _ qualification: inout Agreement.Qualification) {
        guard let entry = root.take("qualification"), var section = section(entry) else { return }
        if let entry = section.take("threshold") {
            read(entry, .points(1...10_000), into: &qualification.threshold)
        }
        if let entry = section.take("hand_raisers_at_once") {
            read(entry, .flag, into: &qualification.handRaisersQualifyAtOnce)
        }
        if let entry = section.take("signals") { qualification.signals = names(entry).sorted() }
        if let entry = section.take("required_fields") { qualification.requiredFields = fields(entry) }
        close(section)
    }

    private mutating func handoff(_ root: inout YAMLSection, _ handoff: inout Agreement.Handoff) {
        guard let entry = root.take("handoff"), var section = section(entry) else { return }
        if let entry = section.take("respond_within") {
            read(entry, orNone: .duration(60_000...365 * Self.day), into: &handoff.respondWithin)
        }
        if let entry = section.take("lateness") { read(entry, .duration(0...90 * Self.day), into: &handoff.lateness) }
        close(section)
    }

    private mutating func routing(_ root: inout YAMLSection, _ routing: inout Agreement.Routing) {
        guard let entry = root.take("routing"), var section = section(entry) else { return }
        if let entry = section.take("default_pool") { read(entry, .name, into: &routing.defaultPool) }
        if let entry = section.take("rules") {
            routing.rules = sections(entry).compactMap { rule in
                var rule = rule
                let pool = required("pool", .name, in: &rule)
                let condition = condition(&rule)
                close(rule)
                guard let pool, let condition else { return nil }
                return Agreement.Routing.Rule(pool: pool, condition: condition)
            }
        }
        close(section)
    }

    private mutating func outreach(_ root: inout YAMLSection, _ outreach: inout Agreement.Outreach) {
        guard let entry = root.take("outreach"), var section = section(entry) else { return }
        if let entry = section.take("maximum_attempts") {
            read(entry, orNone: .whole(1...1_000), into: &outreach.maximumAttempts)
        }
        if let entry = section.take("follow_up_after") {
            read(entry, orNone: .duration(60_000...365 * Self.day), into: &outreach.followUpAfter)
        }
        close(section)
    }

    private mutating func recycling(_ root: inout YAMLSection, _ recycling: inout Agreement.Recycling) {
        guard let entry = root.take("recycling"), var section = section(entry) else { return }
        if let entry = section.take("rest_for") {
            read(entry, .duration(0...3_650 * Self.day), into: &recycling.restFor)
        }
        if let entry = section.take("maximum_rounds") { read(entry, .whole(1...100), into: &recycling.maximumRounds) }
        if let entry = section.take("after_loss") { read(entry, .flag, into: &recycling.afterLoss) }
        close(section)
    }
}

// MARK: - Entries together

extension AgreementReader {
    /// A threshold that no score reaches is a mistake in one of the two entries.
    private mutating func checkReach(_ root: Node, _ agreement: Agreement) {
        let (most, threshold) = (agreement.scoring.highestScore, agreement.qualification.threshold)
        guard most < threshold else { return }
        let places = [("scoring", "fit_weight"), ("qualification", "threshold")]
        let line = places.compactMap { root[$0]?[$1]?.mark?.line }.first
        note(
            line ?? 1, "scoring.fit_weight",
            "no lead can qualify by its score: it is at most \(PointsText.text(most)), the threshold "
                + PointsText.text(threshold))
    }
}

// MARK: - Nodes

extension AgreementReader {
    mutating func note(_ line: Int, _ field: String, _ problem: String) {
        faults.append(AgreementFault(line: line, field: field, problem: problem))
    }

    /// Says of every entry that was not taken that it is not known.
    mutating func close(_ section: YAMLSection) {
        for entry in section.entries {
            let hint =
                NearestName.of(entry.key, in: section.known).map { "did you mean \($0)?" }
                ?? "known are \(section.known.joined(separator: ", "))"
            note(entry.line, entry.field, "is not known here; \(hint)")
        }
    }

    mutating func section(_ entry: YAMLSection.Entry) -> YAMLSection? {
        section(entry.value, field: entry.field, line: entry.line)
    }

    mutating func section(_ node: Node, field: String, line: Int) -> YAMLSection? {
        guard let mapping = node.mapping else {
            note(node.mark?.line ?? line, field, "takes names with values, one a line")
            return nil
        }
        let section = YAMLSection(mapping, field: field, line: line)
        for line in section.unnamed { note(line, field, "a name is a text") }
        return section
    }

    /// A list of sections, each a rule.
    mutating func sections(_ entry: YAMLSection.Entry) -> [YAMLSection] {
        guard let list = entry.value.sequence else {
            note(entry.line, entry.field, "takes a list, each entry beginning with \"- \"")
            return []
        }
        return list.enumerated().compactMap { place, node in
            section(node, field: "\(entry.field)[\(place + 1)]", line: node.mark?.line ?? entry.line)
        }
    }

    /// A list of names, each once.
    mutating func names(_ entry: YAMLSection.Entry) -> [String] {
        guard let list = entry.value.sequence else {
            note(entry.line, entry.field, "takes a list, for example [one, two]")
            return []
        }
        var names: [String] = []
        for node in list {
            let line = node.mark?.line ?? entry.line
            guard let name = node.scalar.flatMap({ ValueRule<String>.name.parse($0.string) }) else {
                note(line, entry.field, "takes names of 1 to 100 bytes")
                continue
            }
            if names.contains(name) {
                note(line, entry.field, "\(name) stands here twice; keep one")
            } else {
                names.append(name)
            }
        }
        return names
    }

    /// Leaves the value as it is where the entry is wrong.
    mutating func read<Value>(_ entry: YAMLSection.Entry, _ rule: ValueRule<Value>, into value: inout Value) {
        if let read = read(entry, rule) { value = read }
    }

    /// The word `none` stands for nothing.
    mutating func read<Value>(_ entry: YAMLSection.Entry, orNone rule: ValueRule<Value>, into value: inout Value?) {
        if entry.value.scalar?.string == "none" {
            value = nil
        } else if let read = read(entry, ValueRule(expectation: "\(rule.expectation), or none", parse: rule.parse)) {
            value = read
        }
    }

    mutating func read<Value>(_ entry: YAMLSection.Entry, _ rule: ValueRule<Value>) -> Value? {
        let line = entry.value.mark?.line ?? entry.line
        guard let scalar = entry.value.scalar, let value = rule.parse(scalar.string) else {
            note(line, entry.field, "takes \(rule.expectation)")
            return nil
        }
        return value
    }

    mutating func required<Value>(
        _ key: String, _ rule: ValueRule<Value>, in section: inout YAMLSection
    ) -> Value? {
        guard let entry = section.take(key) else {
            note(section.line, section.field, "\(key) is missing")
            return nil
        }
        return read(entry, rule)
    }
}
