import CloudEvents

/// The messages of `schemas/` as this program was built with them.
package enum ContractDescriptor {
    /// A `google.protobuf.FileDescriptorSet`.
    package static var bytes: [UInt8] { Base64.decode(SchemaDescriptor.base64.utf8) ?? [] }
}
