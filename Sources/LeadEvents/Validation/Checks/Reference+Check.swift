import SwiftProtobuf

extension EventReference: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(source, "source")
        findings.id(id, "id")
    }
}

extension Period: Checkable {
    func check(_ findings: inout Findings) {
        findings.time(hasFrom ? from : nil, "from")
        findings.time(hasUntil ? until : nil, "until")
        guard hasFrom, hasUntil, (until.seconds, until.nanos) <= (from.seconds, from.nanos) else { return }
        findings.add(.invalidValue, "until", "is not after from", mend: "write the first instant after the period")
    }
}

extension Findings {
    /// A UUID that has to be there, in lower case: it is compared as text.
    mutating func uuid(_ text: String, _ field: StaticString) {
        if text.isEmpty { addMissing(field) } else { uuid(ifPresent: text, field) }
    }

    mutating func uuid(ifPresent text: String?, _ field: StaticString) {
        guard let text else { return }
        guard let lead = LeadID(text.utf8), lead.description == text else {
            return add(.invalidValue, "\(field)", "is no UUID in lower case", mend: "write the id as it was given")
        }
    }

    /// SHA-256 of an agreement.
    mutating func hash(_ text: String, _ field: StaticString) {
        format(
            ifPresent: text, field, Format.isHash, "is no SHA-256",
            mend: "write 64 lower-case hexadecimal digits; `leadrelay agreement check` prints them")
    }
}
