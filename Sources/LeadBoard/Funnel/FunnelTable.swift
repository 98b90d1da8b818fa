/// The rows of a funnel: in one table, or in two where one would be wider than the terminal.
struct FunnelTable {
    private struct Column {
        let title: String
        let cell: (FunnelReport.Row) -> String
    }

    /// Columns of a full bar.
    private static let bar = 20
    /// A name is shortened no further.
    private static let shortestName = 8

    let report: FunnelReport
    /// Columns of the terminal.
    let width: Int

    var lines: [String] {
        let whole = table(steps + results)
        let tables = excess(of: whole) > 0 ? fitted(steps) + [""] + fitted(results) : whole
        guard greatest > 0 else { return tables }
        return tables + ["", "bars: █ won, ░ captured and not won; a full bar is \(greatest) captured"]
    }

    private var greatest: Int { report.rows.map { $0[.captured] }.max() ?? 0 }

    private var steps: [Column] {
        FunnelReport.Step.allCases.map { step in Column(title: step.rawValue) { String($0[step]) } }
    }

    private var results: [Column] {
        let greatest = greatest
        return [
            Column(title: "rate") { FunnelReport.percent($0[.won], of: $0[.captured]) },
            Column(title: "days to won") { $0.medianDaysToWon.map { fixed($0, digits: 2) } ?? "-" },
            Column(title: "self-serve") { String($0.selfServe) },
            Column(title: "") {
                Bar.of($0[.captured], part: $0[.won], greatest: greatest, width: Self.bar)
            },
        ]
    }

    /// Shortens the names as far as the terminal is too narrow for them.
    private func fitted(_ columns: [Column]) -> [String] {
        let whole = table(columns)
        let excess = excess(of: whole)
        guard excess > 0, let longest = report.rows.map(\.name.terminalWidth).max() else { return whole }
        return table(columns, longestName: max(longest - excess, Self.shortestName))
    }

    private func excess(of lines: [String]) -> Int { (lines.map(\.terminalWidth).max() ?? 0) - width }

    private func table(_ columns: [Column], longestName: Int = .max) -> [String] {
        var titles: [(title: String, alignment: TextTable.Alignment)] = [(report.dimension.rawValue, .left)]
        for column in columns { titles.append((column.title, column.title.isEmpty ? .left : .right)) }
        var table = TextTable(titles)
        for row in report.rows {
            table.add([row.name.shortened(to: longestName)] + columns.map { $0.cell(row) })
        }
        table.add(["all"] + columns.map { $0.title.isEmpty ? "" : $0.cell(report.total) })
        return table.lines
    }
}

extension FunnelReport.Row {
    fileprivate var name: String { key?.printable ?? "(none)" }
}
