import LeadBoard

/// What a run of `publish` did.
struct PublishSummary: Sendable {
    var events = 0
    var rejected = 0
    var elapsed = Duration.zero

    private var seconds: Double {
        Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    }

    var sentence: String {
        var text = "Published \(ProgressBar.counted(events, "event"))"
        // Of a moment no rate says anything.
        if seconds >= 1 {
            text +=
                " in \(Double(Int(seconds * 10)) / 10) s (\(ProgressBar.grouped(Int(Double(events) / seconds))) a second)"
        }
        return rejected == 0 ? text + "." : text + "; rejected \(ProgressBar.grouped(rejected))."
    }

    var json: JSONText {
        .object([
            .init("events", .integer(events)), .init("rejected", .integer(rejected)),
            .init("seconds", .decimal(seconds, digits: 3)),
        ])
    }
}
