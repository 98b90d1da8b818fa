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
        inside(path: "\(field)", checks)
    }

    /// The same for the element of a list.
    mutating func inside(_ field: StaticString, at index: Int, _ checks: (inout Findings) -> Void) {
        inside(path: "\(field)[\(index)]", checks)
    }

    /// The same for a path that is written only where something is found.
    mutating func inside(path: @autoclosure () -> String, _ checks: (inout Findings) -> Void) {
        let before = violations.count
        checks(&self)
        if violations.count > before { rename(from: before) { Self.path(path(), $0) } }
    }

    private static func path(_ outer: String, _ inner: String) -> String {
        inner.isEmpty || inner.hasPrefix("[") ? outer + inner : "\(outer).\(inner)"
    }

    /// Adds what others found, but for fields of which something was found already from `first` on.
    mutating func addNew(_ others: Findings, after first: Int, _ name: (String) -> String) {
        let known = Set(violations.dropFirst(first).map(\.field))
        for violation in others.violations {
            let field = name(violation.field)
            guard !known.contains(field) else { continue }
            add(others.code ?? .invalidValue, field, violation.problem, mend: violation.mend)
        }
    }

    /// Gives every field that was found from `first` on another name.
    mutating func rename(from first: Int = 0, _ name: (String) -> String) {
        for index in violations.indices.dropFirst(first) { violations[index].field = name(violations[index].field) }
    }

    /// What was found, as one fault.
    var fault: EventFault { EventFault(code ?? .malformedValue, violations) }
}
