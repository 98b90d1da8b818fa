/// One thing that is wrong with an event. Never quotes personal data.
package struct Violation: Hashable, Sendable {
    /// Where: an attribute (`ce_time`, in structured mode `time`) or a path into the payload
    /// (`origin.click_ids[2].kind`; in JSON by the JSON names). Empty: the value as a whole.
    package var field: String
    /// What is wrong, for example "is not RFC 3339".
    package var problem: String
    /// What to write instead, for example "write 2026-01-31T12:00:00Z".
    package var mend: String

    package init(field: String, problem: String, mend: String) {
        self.field = field
        self.problem = problem
        self.mend = mend
    }

    /// `field problem; mend`.
    package var sentence: String {
        let place = field.isEmpty ? "the value" : field
        return mend.isEmpty ? "\(place) \(problem)" : "\(place) \(problem); \(mend)"
    }
}
