import CloudEvents

/// Which fields an event has to carry, as its own checks say it.
package enum RequiredFields {
    /// JSON names of the payload's fields that are missing from an empty payload.
    package static func of(_ type: EventType) -> [String] {
        var findings = Findings()
        _ = ValueReading.json(type, Array("{}".utf8)[...], isAboutLead: true, &findings)
        return findings.violations.filter { $0.problem == "is missing" }.map(\.field)
    }
}
