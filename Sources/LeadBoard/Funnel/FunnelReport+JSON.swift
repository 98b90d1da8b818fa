import CloudEvents

extension FunnelReport {
    /// `{"by":…,"rows":[…],"total":{…},"anomalies":…}` and what came another way.
    package var json: JSONText {
        .object([
            .init("by", .string(dimension.rawValue)),
            .init("rows", .array(rows.map(\.json))),
            .init("total", total.json),
            .init("anomalies", .integer(anomalies)),
            .init(
                "beside",
                .array(
                    beside.map { beside in
                        .object([
                            .init("route", .string(beside.route.rawValue)),
                            .init("leads", .integer(beside.leads)),
                            .init("won", .integer(beside.won)),
                        ])
                    })),
            .init("waitingForOffer", .integer(unoffered)),
            .init("from", .optional(period.from?.description)),
            .init("to", .optional(period.to?.description)),
            .init("definitions", Glossary.json(of: Glossary.funnel)),
        ])
    }
}

extension FunnelReport.Row {
    var json: JSONText {
        var members: [JSONText.Member] = [.init("key", .optional(key))]
        for step in FunnelReport.Step.allCases { members.append(.init(step.rawValue, .integer(self[step]))) }
        members.append(.init("rate", .decimal(rate, digits: 4)))
        members.append(.init("medianDaysToWon", .decimal(medianDaysToWon, digits: 2)))
        members.append(.init("selfServe", .integer(selfServe)))
        let hours = zip(FunnelReport.Step.allCases, medianHours).dropFirst()
        members.append(
            .init(
                "medianHours",
                .object(hours.map { JSONText.Member($0.rawValue, .decimal($1, digits: 2)) })))
        return .object(members)
    }
}
