import SwiftProtobuf

/// Reads a message in protobuf's binary format. Unknown fields survive.
struct BinaryReader: PayloadReader {
    let bytes: ArraySlice<UInt8>

    func read<Value: Message>() throws -> Value {
        if let value: Value = bytes.withUnsafeBytes({ MessageReader.read($0) }) { return value }
        var options = BinaryDecodingOptions()
        options.messageDepthLimit = EventCodec.maximumDepth
        return try Value(serializedBytes: bytes.span.bytes, options: options)
    }
}
