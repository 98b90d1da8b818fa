import SwiftProtobuf

/// Compares a schema with the one that was released before, by the rules of WIRE_JSON: what either side wrote in protobuf
/// or in JSON, the other can read.
package struct CompatibilityCheck {
    private let released: ContractSchema
    private let present: ContractSchema
    private let readership: Readership
    private var changes: [BreakingChange] = []

    /// Every change that breaks, in the order of the released names.
    package static func run(released: ContractSchema, present: ContractSchema = .current) -> [BreakingChange] {
        var check = CompatibilityCheck(released: released, present: present)
        for (name, message) in released.messages.sorted(by: { $0.key < $1.key }) { check.compare(message, name) }
        for (name, enumeration) in released.enums.sorted(by: { $0.key < $1.key }) { check.compare(enumeration, name) }
        return check.changes
    }

    private init(released: ContractSchema, present: ContractSchema) {
        self.released = released
        self.present = present
        readership = Readership(released)
    }

    private mutating func add(_ owner: String, _ part: String?, _ problem: String, mend: String) {
        let short = JSONSchemaExport.short(owner)
        changes.append(
            BreakingChange(
                place: part.map { "\(short).\($0)" } ?? short, problem: problem, mend: mend,
                types: readership.types(of: owner), readers: readership.readers(of: owner)))
    }

    // MARK: Messages

    private mutating func compare(_ old: Google_Protobuf_DescriptorProto, _ name: String) {
        guard let new = present.messages[name] else {
            return add(name, nil, "is gone", mend: "keep the message; retire its event type in the catalogue's summary")
        }
        let fields = Dictionary(new.field.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        for field in old.field {
            if let present = fields[field.number] {
                compare(field, present, name)
            } else if !new.reserves(field) {
                add(
                    name, field.name, "is gone and its number \(field.number) and name are free to be used again",
                    mend: "write `reserved \(field.number); reserved \"\(field.name)\";`")
            }
        }
        for range in old.reservedRange where !new.reservedRange.contains(where: { $0.covers(range) }) {
            add(
                name, nil, "no longer reserves \(range.words)",
                mend: "write `reserved \(range.words);` again")
        }
        for reserved in old.reservedName where !new.reservedName.contains(reserved) {
            add(name, nil, "no longer reserves the name \(reserved)", mend: "write `reserved \"\(reserved)\";` again")
        }
    }

    private mutating func compare(
        _ old: Google_Protobuf_FieldDescriptorProto, _ new: Google_Protobuf_FieldDescriptorProto, _ name: String
    ) {
        let mend = "keep \(old.number) as it was and give the new meaning a new field"
        if old.typeWords != new.typeWords {
            add(name, old.name, "changed its type from \(old.typeWords) to \(new.typeWords)", mend: mend)
        }
        if (old.label == .repeated) != (new.label == .repeated) {
            let (before, after) = old.label == .repeated ? ("a list", "one value") : ("one value", "a list")
            add(name, old.name, "changed from \(before) to \(after)", mend: mend)
        }
        if old.jsonName != new.jsonName {
            add(
                name, old.name, "changed its JSON name from \(old.jsonName) to \(new.jsonName)",
                mend: "write `[json_name = \"\(old.jsonName)\"]`, or keep the name")
        }
        if old.choice != new.choice {
            add(name, old.name, "moved into or out of a oneof", mend: mend)
        }
    }

    // MARK: Enums

    private mutating func compare(_ old: Google_Protobuf_EnumDescriptorProto, _ name: String) {
        guard let new = present.enums[name] else {
            return add(name, nil, "is gone", mend: "keep the enum; values of it are on the log")
        }
        for value in old.value where !new.value.contains(where: { $0.number == value.number && $0.name == value.name })
        {
            if let renamed = new.value.first(where: { $0.number == value.number }) {
                add(
                    name, value.name, "is now called \(renamed.name), and JSON writes names",
                    mend: "keep the name and give the new one a new number")
            } else if !new.reserves(value) {
                add(
                    name, value.name, "is gone and its number \(value.number) and name are free to be used again",
                    mend: "write `reserved \(value.number); reserved \"\(value.name)\";`")
            }
        }
        for range in old.reservedRange where !new.reservedRange.contains(where: { $0.covers(range) }) {
            add(name, nil, "no longer reserves \(range.words)", mend: "write `reserved \(range.words);` again")
        }
        for reserved in old.reservedName where !new.reservedName.contains(reserved) {
            add(name, nil, "no longer reserves the name \(reserved)", mend: "write `reserved \"\(reserved)\";` again")
        }
    }
}
