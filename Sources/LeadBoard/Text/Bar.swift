/// A bar of a chart, drawn with block characters, to an eighth of a column.
enum Bar {
    /// Eighths of a block, from one to seven.
    private static let eighths = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// A bar of `value`, so that `greatest` fills `width`; anything above zero is at least an eighth.
    static func of(_ value: Int, greatest: Int, width: Int) -> String {
        let length = length(value, greatest, width)
        return String(repeating: "█", count: length / 8) + (length % 8 == 0 ? "" : eighths[length % 8 - 1])
    }

    /// A bar of `value` whose first `part` is solid. The rest is shaded, in whole columns.
    static func of(_ value: Int, part: Int, greatest: Int, width: Int) -> String {
        let solid = of(min(part, value), greatest: greatest, width: width)
        let columns = (length(value, greatest, width) + 7) / 8
        return solid + String(repeating: "░", count: max(columns - solid.count, 0))
    }

    /// In eighths of a column.
    private static func length(_ value: Int, _ greatest: Int, _ width: Int) -> Int {
        guard value > 0, greatest > 0 else { return 0 }
        let exact = Double(value) * Double(width * 8) / Double(greatest)
        return min(max(Int(exact.rounded()), 1), width * 8)
    }
}
