/// What every payload has to fulfil beyond its shape.
enum PayloadChecks {
    static func check(_ payload: EventPayload, _ findings: inout Findings) {
    }
}
