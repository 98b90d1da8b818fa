/// What both teams agreed on. Every handoff cites the version it was made under.
///
/// Points are hundredths of a point throughout, so that every machine computes the same.
package struct Agreement: Sendable, Hashable {
    /// 0 is the built-in one; a signed one has 1 or more.
    package var version: UInt32 = 0
    /// SHA-256 of the document, 64 lower-case hexadecimal digits; empty for the built-in one.
    package var hash = ""
    package var scoring = Scoring()
    package var qualification = Qualification()
    package var handoff = Handoff()
    package var routing = Routing()
    package var outreach = Outreach()
    package var recycling = Recycling()

    package init() {}

    /// Version 0: in force until both teams have signed another.
    package static let builtIn = Agreement()
}

extension Agreement {
    /// When a lead is ready for sales.
    package struct Qualification: Sendable, Hashable {
        /// Score from which a lead is qualified, hundredths. Range: 1 to 10,000. Default 60 points.
        package var threshold: Int32 = 6_000
        /// Whether asking to be contacted qualifies at once, whatever the score.
        package var handRaisersQualifyAtOnce = true
        /// Signals of `lead.engaged` that qualify at once, sorted.
        package var signals: [String] = ["demo.requested"]
        /// Fields that an offer needs; it waits until they are known.
        package var requiredFields: [LeadField] = []

        package init() {}
    }

    /// How a handoff goes.
    package struct Handoff: Sendable, Hashable {
        /// Milliseconds from the offer in which sales answers; `nil`: no deadline. Default 48 hours.
        package var respondWithin: Int64? = 48 * 3_600_000
        /// Milliseconds that an answer may come before its offer is read, or that one dated inside its deadline may be read
        /// after the expiry. Range: 0 to 90 days. Default 72 hours.
        package var lateness: Int64 = 72 * 3_600_000

        package init() {}
    }

    /// Which rep gets a lead.
    package struct Routing: Sendable, Hashable {
        /// The pool of leads that no rule names another one for, and of reps that name none.
        package var defaultPool = "default"
        /// Tried in order; the first that fits names the pool.
        package var rules: [Rule] = []

        package struct Rule: Sendable, Hashable {
            package var pool: String
            package var condition: Condition
            package init(pool: String, condition: Condition) {
                self.pool = pool
                self.condition = condition
            }
        }

        package init() {}
    }

    /// How often sales tries.
    package struct Outreach: Sendable, Hashable {
        /// Attempts without a conversation after which the lead is exhausted; `nil`: no limit. Default 8.
        package var maximumAttempts: UInt32? = 8
        /// Milliseconds after an attempt when the next one is due; `nil`: none is asked for. Default 3 days.
        package var followUpAfter: Int64? = 3 * 86_400_000

        package init() {}
    }

    /// What becomes of leads that come back.
    package struct Recycling: Sendable, Hashable {
        /// Milliseconds without a new offer. Range: 0 to 10 years. Default 30 days.
        package var restFor: Int64 = 30 * 86_400_000
        /// Offers that a lead gets at most. Range: 1 to 100. Default 3.
        package var maximumRounds: UInt32 = 3
        /// Whether a lost deal brings the lead back to marketing.
        package var afterLoss = true

        package init() {}
    }
}
