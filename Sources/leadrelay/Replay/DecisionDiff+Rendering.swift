import EventLog
import LeadBoard
import LeadReplay

extension DecisionDiff {
    /// Counts, then the first difference of each lead.
    func lines(limit: Int) -> [String] {
        var lines: [String] = []
        if let first = differences.first {
            lines.append("First difference: \(first.words)")
            lines.append("")
            var table = TextTable([
                ("lead", .left), ("added", .right), ("missing", .right), ("changed", .right), ("first", .left),
            ])
            for (lead, own) in byLead.prefix(limit) {
                table.add(
                    [lead] + [Kind.added, .missing, .changed].map { kind in String(own.count { $0.kind == kind }) } + [
                        own.first?.words ?? ""
                    ])
            }
            lines += table.lines
            if leads.count > limit {
                lines.append("... and \(ProgressBar.counted(leads.count - limit, "lead")) more; --limit shows them.")
            }
            lines.append("")
        }
        lines.append(
            "\(ProgressBar.counted(equal, "decision")) equal to the byte, \(ProgressBar.grouped(count(.added))) added, "
                + "\(ProgressBar.grouped(count(.missing))) missing, \(ProgressBar.grouped(count(.changed))) changed, "
                + "in \(ProgressBar.counted(leads.count, "lead")).")
        if expired > 0 {
            lines.append(
                "\(ProgressBar.counted(expired, "decision")) not compared: the live topic no longer holds that time.")
        }
        return lines
    }

    var json: JSONText {
        .object([
            .init("equal", .integer(equal)), .init("added", .integer(count(.added))),
            .init("missing", .integer(count(.missing))), .init("changed", .integer(count(.changed))),
            .init("expired", .integer(expired)), .init("leads", .integer(leads.count)),
            .init("differences", .array(differences.map(\.json))),
        ])
    }

    /// The leads in the order of their first difference.
    private var byLead: [(lead: String, own: [Difference])] {
        var order: [String] = []
        let groups = Dictionary(grouping: differences, by: \.lead)
        for difference in differences where order.last != difference.lead { order.append(difference.lead) }
        var seen: Set<String> = []
        return order.filter { seen.insert($0).inserted }.map { ($0, groups[$0] ?? []) }
    }
}

extension DecisionDiff.Difference {
    /// For example `changed lead.scored at marketing.decisions/0/12: data.band`.
    var words: String {
        let place = (live ?? shadow).map(\.words) ?? "-"
        let after = cause.map { ", decided at \($0)" } ?? ""
        let names = fields.isEmpty ? "" : ": " + fields.joined(separator: ", ")
        return "\(kind.rawValue) \(shortName) at \(place)\(after)\(names)"
    }

    private var shortName: String {
        let words = type.split(separator: ".")
        return words.count == 4 ? words[1...2].joined(separator: ".") : type
    }

    var json: JSONText {
        .object([
            .init("kind", .string(kind.rawValue)), .init("lead", .string(lead)), .init("type", .string(type)),
            .init("live", .optional(live?.words)), .init("shadow", .optional(shadow?.words)),
            .init("cause", .optional(cause)), .init("fields", .array(fields.map { .string($0) })),
        ])
    }
}
