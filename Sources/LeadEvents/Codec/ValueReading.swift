import CloudEvents
import SwiftProtobuf

/// Reads a value into its message and checks it.
enum ValueReading {
    static func protobuf(
        _ type: EventType, _ value: ArraySlice<UInt8>, _ findings: inout Findings
    ) -> EventPayload? {
        do {
            let payload = try EventPayload(type, reader: BinaryReader(bytes: value))
            PayloadChecks.check(payload, &findings)
            return payload
        } catch {
            findings.add(
                .malformedValue, "", "is not \(Catalogue[type].messageName) in protobuf (\(error))",
                mend: "encode it with the schema of its type")
            return nil
        }
    }

    static func json(_ type: EventType, _ value: ArraySlice<UInt8>, _ findings: inout Findings) -> EventPayload? {
        do {
            let payload = try EventPayload(type, reader: JSONReader(bytes: Array(value)))
            PayloadChecks.check(payload, &findings)
            return payload
        } catch {
            findings.add(
                .malformedValue, "", "is not \(Catalogue[type].messageName) in proto3's JSON",
                mend: "`leadrelay schema show` has an example")
            return nil
        }
    }
}
