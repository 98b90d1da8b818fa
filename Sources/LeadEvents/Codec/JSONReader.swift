import SwiftProtobuf

/// Reads a message in proto3's JSON format.
struct JSONReader: PayloadReader {
    let bytes: [UInt8]

    func read<Value: Message>() throws -> Value {
        var options = JSONDecodingOptions()
        options.messageDepthLimit = EventCodec.maximumDepth
        return try Value(jsonUTF8Bytes: bytes, options: options)
    }
}
