import LeadEvents
import YAMLSource

extension AgreementReader {
    private static let allPoints: ClosedRange<Int32> = -10_000...10_000
    private static let somePoints: ClosedRange<Int32> = 1...10_000

    mutating func scoring(_ root: inout YAMLSection, _ scoring: inout Agreement.Scoring) {
        guard let entry = root.take("scoring"), var section = section(entry) else { return }
        if let entry = section.take("signals") { scoring.signals = signals(entry) }
        if let entry = section.take("other_signals") {
            read(entry, .points(Self.allPoints), into: &scoring.otherSignals)
        }
        if let entry = section.take("half_life") {
            read(entry, .duration(3_600_000...3_650 * 86_400_000), into: &scoring.halfLife)
        }
        if let entry = section.take("fit") { scoring.fit = fit(entry) }
        if let entry = section.take("fit_weight") { read(entry, .whole(0...100), into: &scoring.fitWeight) }
        if let entry = section.take("bands") { bands(entry, &scoring.bands) }
        if let entry = section.take("report_step") { read(entry, .points(Self.somePoints), into: &scoring.reportStep) }
        close(section)
    }

    private mutating func signals(_ entry: YAMLSection.Entry) -> [Agreement.SignalPoints] {
        guard var section = section(entry) else { return [] }
        let signals = section.takeAll().compactMap { entry -> Agreement.SignalPoints? in
            read(entry, .points(Self.allPoints)).map { Agreement.SignalPoints(entry.key, $0) }
        }
        return signals.sorted { $0.signal < $1.signal }
    }

    private mutating func fit(_ entry: YAMLSection.Entry) -> [Agreement.FitRule] {
        var rules: [Agreement.FitRule] = []
        for var section in sections(entry) {
            let name = required("name", .name, in: &section)
            let condition = condition(&section)
            let points = required("points", .points(Self.allPoints), in: &section)
            close(section)
            guard let name, let condition, let points else { continue }
            if rules.contains(where: { $0.name == name }) {
                note(section.line, section.field, "another rule is called \(name) too; give each a name of its own")
            }
            rules.append(Agreement.FitRule(name: name, condition: condition, points: points))
        }
        return rules
    }

    private mutating func bands(_ entry: YAMLSection.Entry, _ bands: inout Agreement.Bands) {
        guard var section = section(entry) else { return }
        if let entry = section.take("cold") { read(entry, .points(Self.somePoints), into: &bands.cold) }
        if let entry = section.take("warm") { read(entry, .points(Self.somePoints), into: &bands.warm) }
        if let entry = section.take("hot") { read(entry, .points(Self.somePoints), into: &bands.hot) }
        close(section)
        guard bands.cold < bands.warm, bands.warm < bands.hot else {
            let now = [bands.cold, bands.warm, bands.hot].map(PointsText.text).joined(separator: ", ")
            return note(entry.line, entry.field, "cold, warm and hot rise; here they are \(now)")
        }
    }
}

extension Agreement.Scoring {
    /// The score of a lead that fulfils every fit rule which adds points and has all the engagement there is.
    var highestScore: Int32 {
        let fit = fit.reduce(Int64(0)) { $0 + Int64(max($1.points, 0)) }
        return score(fit: Int32(min(fit, Int64(Self.ceiling))), engagement: Self.ceiling)
    }
}
