import CloudEvents
import SwiftProtobuf

/// Reads a value into its message; what is wrong is added to the findings, in the names of the encoding.
enum ValueReading {
    static func protobuf(
        _ type: EventType, _ value: ArraySlice<UInt8>, isAboutLead: @autoclosure () -> Bool, _ findings: inout Findings
    ) -> EventPayload? {
        do {
            let payload = try EventPayload(type, reader: BinaryReader(bytes: value))
            PayloadChecks.check(payload, isAboutLead: isAboutLead(), &findings)
            return payload
        } catch {
            let name = Catalogue[type].messageName
            let fault = WireFault.find(in: value, name)
            let isTooDeep = error as? BinaryDecodingError == .messageDepthLimit
            findings.add(
                isTooDeep ? .tooDeep : .malformedValue, fault?.field ?? "",
                fault?.problem ?? "is not \(name) in protobuf", mend: "encode the value with the schema of \(name)")
            return nil
        }
    }

    static func json(
        _ type: EventType, _ value: ArraySlice<UInt8>, isAboutLead: @autoclosure () -> Bool, _ findings: inout Findings
    ) -> EventPayload? {
        let document: JSONValue
        do throws(JSONFault) {
            document = try JSONParser.parse(value, maximumDepth: EventCodec.maximumDepth)
        } catch {
            findings.add(
                error.kind == .tooDeep ? .tooDeep : .malformedValue, "", "\(error.problem) at byte \(error.offset + 1)",
                mend: "write JSON of RFC 8259 in UTF-8")
            return nil
        }
        let before = findings.violations.count
        let shape = JSONShape(document, Catalogue[type].messageName, &findings)
        guard let payload = try? EventPayload(type, reader: JSONReader(bytes: shape.copy)) else {
            findings.add(
                .malformedValue, "", "is not \(Catalogue[type].messageName) in proto3's JSON",
                mend: "`leadrelay schema show` has an example")
            return nil
        }
        var checked = Findings()
        PayloadChecks.check(payload, isAboutLead: isAboutLead(), &checked)
        findings.addNew(checked, after: before) { FieldNaming.jsonPath($0) }
        return payload
    }
}
