/// Why a rep was chosen, step by step, in words without personal data.
struct Trace {
    /// Lines at most, as the contract says.
    static let limit = 16

    private let head: String
    private var skipped: [String] = []
    private var chosen = ""

    init(pool: String, count: Int) { head = "pool \(pool): \(count) \(count == 1 ? "rep" : "reps")" }

    mutating func skip(_ rep: String, _ obstacle: String) { skipped.append("\(rep) passed over: \(obstacle)") }

    mutating func choose(_ rep: String, credit: Int64, of total: Int64) {
        chosen = "\(rep) chosen: credit \(credit), all weights \(total)"
    }

    var lines: [String] {
        let room = Self.limit - 2
        if skipped.count <= room { return [head] + skipped + [chosen] }
        return [head] + skipped.prefix(room - 1) + ["\(skipped.count - room + 1) others passed over", chosen]
    }
}
