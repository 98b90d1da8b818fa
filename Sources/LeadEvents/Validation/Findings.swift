/// Collects what is wrong with one event. Costs nothing while nothing is: no path is built before something fails.
struct Findings {
    private(set) var code: FaultCode?
    private(set) var violations: [Violation] = []

    var isEmpty: Bool { violations.isEmpty }

    mutating func add(_ code: FaultCode, _ field: String, _ problem: String, mend: String) {
        self.code = self.code.map { min($0, code) } ?? code
        violations.append(Violation(field: field, problem: problem, mend: mend))
    }

    mutating func add(_ fault: EventFault) {
        code = code.map { min($0, fault.code) } ?? fault.code
        violations.append(contentsOf: fault.violations)
    }

    /// Runs checks whose fields lie inside `field`.
    mutating func inside(_ field: StaticString, _ checks: (inout Findings) -> Void) {
        let before = violations.count
        checks(&self)
        if violations.count > before { prefix("\(field)", from: before) }
    }

    /// The same for the element of a list.
    mutating func inside(_ field: StaticString, at index: Int, _ checks: (inout Findings) -> Void) {
        let before = violations.count
        checks(&self)
        if violations.count > before { prefix("\(field)[\(index)]", from: before) }
    }

    private mutating func prefix(_ path: String, from first: Int) {
        for index in violations.indices.dropFirst(first) {
            let inner = violations[index].field
            violations[index].field = inner.isEmpty ? path : "\(path).\(inner)"
        }
    }

    /// Gives every field that was found from `first` on another name.
    mutating func rename(from first: Int = 0, _ name: (String) -> String) {
        for index in violations.indices.dropFirst(first) { violations[index].field = name(violations[index].field) }
    }

    /// What was found, as one fault.
    var fault: EventFault { EventFault(code ?? .malformedValue, violations) }
}
