extension Agreement {
    /// How fit and interest become a score. Points are hundredths.
    package struct Scoring: Sendable, Hashable {
        /// Points for each signal of `lead.engaged`, sorted by signal. Range of points: -10,000 to 10,000.
        package var signals: [SignalPoints] = [
            SignalPoints("content.downloaded", 1_000), SignalPoints("demo.requested", 4_000),
            SignalPoints("email.clicked", 500), SignalPoints("email.opened", 100),
            SignalPoints("event.attended", 2_000), SignalPoints("form.submitted", 1_500),
            SignalPoints("message.answered", 1_500), SignalPoints("page.viewed", 100),
            SignalPoints("pricing.viewed", 1_500), SignalPoints("product.used", 1_000),
            SignalPoints("trial.started", 3_000), SignalPoints("webinar.attended", 2_000),
        ]
        /// Points for any other signal. Default 1.
        package var otherSignals: Int32 = 100
        /// Milliseconds in which engagement loses half of its points. Range: 1 hour to 10 years. Default 30 days.
        package var halfLife: Int64 = 30 * 86_400_000
        /// Points for what the lead is, each counted once.
        package var fit: [FitRule] = []
        /// Parts of fit and of engagement in the score, per cent; together 100. Default: engagement alone.
        package var fitWeight: Int32 = 0
        package var bands = Bands()
        /// Hundredths of a point that the score has to move until `lead.scored` is written again. Default 5 points.
        package var reportStep: Int32 = 500

        package init() {}

        package func points(for signal: String) -> Int32 {
            signals.first { $0.signal == signal }?.points ?? otherSignals
        }
    }

    package struct SignalPoints: Sendable, Hashable {
        package var signal: String
        package var points: Int32
        package init(_ signal: String, _ points: Int32) {
            self.signal = signal
            self.points = points
        }
    }

    /// Points for a lead that fulfils a condition.
    package struct FitRule: Sendable, Hashable {
        /// Shown in contributions, for example "fit:country".
        package var name: String
        package var condition: Condition
        package var points: Int32
        package init(name: String, condition: Condition, points: Int32) {
            self.name = name
            self.condition = condition
            self.points = points
        }
    }

    /// The lowest score of each band, hundredths; below `cold` the band is none. Each is greater than the one before.
    package struct Bands: Sendable, Hashable {
        package var cold: Int32 = 1
        package var warm: Int32 = 3_000
        package var hot: Int32 = 6_000
        package init() {}

        package func band(of score: Int32) -> Band {
            if score >= hot { return .hot }
            if score >= warm { return .warm }
            return score >= cold ? .cold : .none
        }
    }
}
