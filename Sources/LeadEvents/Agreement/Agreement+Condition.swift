extension Agreement {
    /// A test of what is known about a lead.
    package struct Condition: Sendable, Hashable {
        package enum Test: Sendable, Hashable {
            /// One of these, compared without regard to case; of a list one entry suffices.
            case isOneOf([String])
            /// A number of at least this much.
            case isAtLeast(Int64)
            case isKnown
        }

        package var field: LeadField
        package var test: Test

        package init(field: LeadField, test: Test) {
            self.field = field
            self.test = test
        }

        /// Whether what the brief says fulfils the condition. What it does not say fulfils none.
        package func isMet(by brief: Brief) -> Bool {
            guard let value = field.value(in: brief) else { return false }
            switch (test, value) {
            case (.isKnown, _): return true
            case (.isAtLeast(let least), .number(let number)): return number >= least
            case (.isAtLeast, .text), (.isAtLeast, .list): return false
            case (.isOneOf(let names), .text(let text)): return Self.any(of: names, equals: text)
            case (.isOneOf(let names), .number(let number)): return names.contains(String(number))
            case (.isOneOf(let names), .list(let list)): return list.contains { Self.any(of: names, equals: $0) }
            }
        }

        private static func any(of names: [String], equals text: String) -> Bool {
            if names.contains(text) { return true }
            let lowered = text.lowercased()
            return names.contains { $0.lowercased() == lowered }
        }
    }
}

extension Agreement.Routing {
    /// The pool that the rules name for a lead of which this is known.
    package func pool(for brief: Brief) -> String {
        rules.first { $0.condition.isMet(by: brief) }?.pool ?? defaultPool
    }
}

extension Agreement.Qualification {
    /// The required fields that the brief does not hold, in the agreement's order.
    package func missingFields(in brief: Brief) -> [LeadField] {
        requiredFields.filter { $0.value(in: brief) == nil }
    }
}
