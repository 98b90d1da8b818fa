/// Shows how far publishing has got: a bar, the rate, and the time left.
struct ProgressBar {
    /// Often enough to look alive, seldom enough to cost nothing.
    private static let interval = Duration.milliseconds(100)
    private static let width = 24

    private let terminal: TerminalLine
    private let start: ContinuousClock.Instant
    private var lastDrawn: ContinuousClock.Instant

    init(_ terminal: TerminalLine, start: ContinuousClock.Instant) {
        self.terminal = terminal
        self.start = start
        lastDrawn = start
    }

    mutating func show(events: Int, _ progress: PublishProgress, now: ContinuousClock.Instant) {
        guard terminal.isTerminal, lastDrawn.duration(to: now) >= Self.interval else { return }
        lastDrawn = now
        terminal.draw(Self.line(events: events, progress, elapsed: start.duration(to: now)))
    }

    /// For example `publishing [######------] 50 %  12,000 events  40,000/s  0:03 left`.
    static func line(events: Int, _ progress: PublishProgress, elapsed: Duration) -> String {
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        var parts = [progress.phase]
        if let share = progress.share {
            let filled = Int(share * Double(width))
            let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
            parts[0] += " [\(bar)] \(Int(share * 100)) %"
        }
        if events > 0 {
            parts.append("\(grouped(events)) events")
            if seconds > 0 { parts.append("\(grouped(Int(Double(events) / seconds)))/s") }
        }
        if let share = progress.share, share > 0.01 {
            let left = Int(seconds * (1 - share) / share)
            parts.append("\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left")
        }
        return parts.joined(separator: "  ")
    }

    /// With a comma every three digits.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        return String(
            digits.enumerated().flatMap { place, digit in
                place > 0 && (digits.count - place) % 3 == 0 ? [",", digit] : [digit]
            })
    }
}
