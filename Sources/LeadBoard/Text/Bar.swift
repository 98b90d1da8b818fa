/// A bar of a chart, drawn with block characters.
enum Bar {
    /// A bar of `value`, so that `greatest` fills `width`; anything above zero is at least one block.
    static func of(_ value: Int, greatest: Int, width: Int) -> String {
        String(repeating: "█", count: length(value, greatest, width))
    }

    /// A bar of `value` whose first `part` is solid.
    static func of(_ value: Int, part: Int, greatest: Int, width: Int) -> String {
        let whole = length(value, greatest, width)
        let solid = min(length(part, greatest, width), whole)
        return String(repeating: "█", count: solid) + String(repeating: "░", count: whole - solid)
    }

    private static func length(_ value: Int, _ greatest: Int, _ width: Int) -> Int {
        guard value > 0, greatest > 0 else { return 0 }
        let exact = Double(value) * Double(width) / Double(greatest)
        return min(max(Int(exact.rounded()), 1), width)
    }
}
