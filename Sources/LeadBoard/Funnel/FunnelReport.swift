/// The funnel of one cohort: how many leads came how far, and how long it took.
package struct FunnelReport: Sendable, Hashable {
    /// What the rows stand for.
    package enum Dimension: String, Sendable, CaseIterable {
        /// Channel of the first touch, as the first capture says.
        case origin
        /// Campaign of the first touch.
        case campaign
        /// Rep on the lead's deal: the won one, otherwise the latest closed.
        case rep
        /// Source of the first touch.
        case source
    }

    /// The steps from capture to won deal, in order.
    package enum Step: String, Sendable, CaseIterable {
        case captured, qualified, offered, assigned, accepted, contacted, won
    }

    /// A way that does not begin with a capture.
    package enum Route: String, Sendable, CaseIterable {
        case sales, referral, fastTracked
        /// A deal was won for a lead of whom nobody had said anything.
        case unannounced
        /// Somebody of whom nobody had said anything bought without sales.
        case selfServe
    }

    /// The leads with one key.
    package struct Row: Sendable, Hashable {
        /// `nil`: the leads that have none.
        package var key: String?
        /// Leads that reached each step, in the order of ``Step``.
        package var counts: [Int]
        /// Leads that bought by themselves.
        package var selfServe: Int
        /// Median hours to each step from the one that the lead reached before it; `nil` where no lead has both.
        package var medianHours: [Double?]
        /// Median days from the first capture to the won deal; negative where the deal is dated before it.
        package var medianDaysToWon: Double?

        package subscript(_ step: Step) -> Int {
            guard let index = Step.allCases.firstIndex(of: step), counts.indices.contains(index) else { return 0 }
            return counts[index]
        }

        /// Won per captured; `nil` where nothing was captured.
        package var rate: Double? {
            self[.captured] == 0 ? nil : Double(self[.won]) / Double(self[.captured])
        }
    }

    /// Leads that came another way.
    package struct Beside: Sendable, Hashable {
        package var route: Route
        package var leads: Int
        package var won: Int
    }

    package var dimension: Dimension
    package var period: ReportPeriod
    /// The most captured first, then by key; leads without a key come last among equals.
    package var rows: [Row]
    package var total: Row
    /// Anomalies noted on the leads of the period, those beside the funnel included.
    package var anomalies: Int
    /// One for each route, in their order.
    package var beside: [Beside]
    /// Activities of sales that wait for marketing's offer, of all leads and times, and so are in none of these figures;
    /// sales' worker alone knows.
    package var unoffered = 0
}
