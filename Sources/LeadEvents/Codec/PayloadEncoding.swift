import CloudEvents

/// How a value is written.
package enum PayloadEncoding: String, Hashable, Sendable, CaseIterable {
    case protobuf
    case json

    /// The `content-type`.
    package var contentType: String {
        switch self {
        case .protobuf: "application/protobuf"
        case .json: "application/json"
        }
    }

    /// Reads a content type, in any case and with or without parameters. `nil` for one that is neither.
    package init?(contentType: ArraySlice<UInt8>) {
        if contentType.matches("application/protobuf") {
            self = .protobuf
            return
        }
        let essence = contentType.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
        let lowered = essence.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
        if lowered.elementsEqual("application/protobuf".utf8) || lowered.elementsEqual("application/x-protobuf".utf8) {
            self = .protobuf
        } else if lowered.elementsEqual("application/json".utf8) {
            self = .json
        } else {
            return nil
        }
    }
}
