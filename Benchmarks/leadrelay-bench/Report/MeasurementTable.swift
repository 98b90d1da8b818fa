/// The measurements as text, in columns.
struct MeasurementTable {
    private var measurements: [Measurement] = []

    mutating func add(_ more: [Measurement]) { measurements += more }

    var text: String {
        let head = ["measure", "value", "unit", "ceiling", "ratio", "target", "met"]
        let rows = [head] + measurements.map(Self.row)
        let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in Self.line(row, widths) }.joined(separator: "\n")
    }

    private static func row(_ measurement: Measurement) -> [String] {
        [
            measurement.name, number(measurement.value), measurement.unit, measurement.ceiling.map(number) ?? "-",
            measurement.ratio.map(percent) ?? "-", target(measurement.target),
            measurement.isMet.map { $0 ? "yes" : "NO" } ?? "-",
        ]
    }

    /// Words to the left, numbers to the right.
    private static func line(_ row: [String], _ widths: [Int]) -> String {
        zip(row, widths).enumerated().map { column, cell in
            let gap = String(repeating: " ", count: cell.1 - cell.0.count)
            return [0, 2, 5, 6].contains(column) ? cell.0 + gap : gap + cell.0
        }.joined(separator: "  ")
    }

    private static func target(_ target: Measurement.Target?) -> String {
        switch target {
        case .none: "-"
        case .atLeast(let least): "≥ " + number(least)
        case .atMost(let most): "≤ " + number(most)
        case .share(let share): "≥ " + percent(share) + " of the ceiling"
        }
    }

    private static func percent(_ ratio: Double) -> String { "\(Int((ratio * 100).rounded())) %" }

    /// Whole from a hundred on, with one place below; thousands parted by commas.
    private static func number(_ value: Double) -> String {
        guard value.magnitude >= 100 else { return "\((value * 10).rounded() / 10)" }
        var digits = Array(String(Int(value.rounded())))
        for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
        return String(digits)
    }
}
