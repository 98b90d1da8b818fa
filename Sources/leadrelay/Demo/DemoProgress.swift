import CloudEvents

/// Shows the history go by: one line that renews itself on a terminal, else a line for each tenth of the way.
struct DemoProgress {
    private static let width = 20

    private let from: Instant
    private let until: Instant
    private let terminal: TerminalLine
    private var published = 0
    private var tenths = 0

    init(from: Instant, until: Instant, _ terminal: TerminalLine) {
        self.from = from
        self.until = until
        self.terminal = terminal
    }

    mutating func show(_ time: Instant, published count: Int, _ tally: DemoFold.Tally) {
        published += count
        let whole = max(until.milliseconds(since: from), 1)
        let done = time.milliseconds(since: from)
        let line = line(at: time, done: Int(done * Int64(Self.width) / whole), tally)
        let reached = Int(done * 10 / whole)
        if time >= until || !terminal.isTerminal && reached > tenths {
            terminal.write(line)
        } else {
            terminal.draw(line)
        }
        tenths = reached
    }

    private func line(at time: Instant, done: Int, _ tally: DemoFold.Tally) -> String {
        let bar = String(repeating: "█", count: done) + String(repeating: "░", count: Self.width - done)
        return
            "\(time.description.prefix(10)) \(bar) \(ProgressBar.grouped(published)) events; decided:"
            + " \(tally.qualified) qualified, \(tally.assigned) assigned, \(tally.accepted) accepted, \(tally.won) won"
    }
}
