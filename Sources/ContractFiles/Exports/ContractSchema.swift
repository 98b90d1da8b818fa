import LeadEvents
package import SwiftProtobuf

/// The messages and enums of a descriptor set by their full names.
package struct ContractSchema: Sendable {
    package private(set) var messages: [String: Google_Protobuf_DescriptorProto] = [:]
    package private(set) var enums: [String: Google_Protobuf_EnumDescriptorProto] = [:]

    /// The schema that this program was built with.
    package static let current = ContractSchema(
        (try? Google_Protobuf_FileDescriptorSet(
            serializedBytes: ContractDescriptor.bytes)) ?? Google_Protobuf_FileDescriptorSet())

    package init(_ files: Google_Protobuf_FileDescriptorSet) {
        for file in files.file {
            for message in file.messageType { add(message, inside: file.package) }
            for enumeration in file.enumType { enums["\(file.package).\(enumeration.name)"] = enumeration }
        }
    }

    private mutating func add(_ message: Google_Protobuf_DescriptorProto, inside scope: String) {
        let name = "\(scope).\(message.name)"
        messages[name] = message
        for nested in message.nestedType { add(nested, inside: name) }
        for enumeration in message.enumType { enums["\(name).\(enumeration.name)"] = enumeration }
    }

    /// Names of the messages and enums that a message reaches, itself left out, sorted.
    func reachable(from name: String) -> [String] {
        var found: Set<String> = []
        var open = [name]
        while let next = open.popLast() {
            for field in messages[next]?.field ?? [] where field.type == .message || field.type == .enum {
                let type = String(field.typeName.dropFirst())
                if messages[type] != nil || enums[type] != nil, found.insert(type).inserted { open.append(type) }
            }
        }
        found.remove(name)
        return found.sorted()
    }
}
