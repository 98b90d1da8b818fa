import CloudEvents

extension FunnelReport {
    /// The funnel as a terminal shows it: the steps, the rows, what came another way, the words.
    ///
    /// - Parameter width: columns that the drawing may take. Range: 40 or more; anything less counts as 40.
    package func lines(width: Int) -> [String] {
        var lines = ["Funnel of the leads captured \(period.words), by \(dimension.rawValue)", ""]
        lines += steps(width: max(width, 40))
        lines += [""] + FunnelTable(report: self, width: max(width, 40)).lines
        lines += ["", besideLine, anomalies == 1 ? "1 anomaly" : "\(anomalies) anomalies"]
        if unoffered > 0 {
            let activities = unoffered == 1 ? "1 activity of sales waits" : "\(unoffered) activities of sales wait"
            lines.append(
                "\(activities) for marketing's offer and nothing here counts that; `leadrelay status` says more")
        }
        lines.append("")
        lines += Glossary.lines(of: Glossary.funnel)
        return lines
    }

    private func steps(width: Int) -> [String] {
        var table = TextTable([
            ("step", .left), ("count", .right), ("share", .right), ("median wait", .right), ("", .left),
        ])
        for (step, hours) in zip(Step.allCases, total.medianHours) {
            let count = total[step]
            table.add([
                step.rawValue, String(count), Self.percent(count, of: total[.captured]),
                hours.map { fixed($0, digits: 1) + " h" } ?? "-",
                Bar.of(count, greatest: total[.captured], width: width - 40),
            ])
        }
        return table.lines
    }

    private var besideLine: String {
        let routes = beside.filter { $0.leads > 0 }.map { "\($0.leads) \($0.route.words) (\($0.won) won)" }
        return "beside: " + (routes.isEmpty ? "none" : routes.joined(separator: ", "))
    }

    static func percent(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "-" : fixed(Double(part) * 100 / Double(whole), digits: 1) + " %"
    }
}

extension FunnelReport.Route {
    var words: String {
        switch self {
        case .sales: "sourced by sales"
        case .referral: "referred"
        case .fastTracked: "fast-tracked"
        case .unannounced: "won unannounced"
        case .selfServe: "bought unannounced"
        }
    }
}

extension ReportPeriod {
    /// "at any time", "from … on", "before …", "from … to …".
    var words: String {
        switch (from, to) {
        case (nil, nil): "at any time"
        case (let from?, nil): "from \(from) on"
        case (nil, let to?): "before \(to)"
        case (let from?, let to?): "from \(from) to before \(to)"
        }
    }
}
