import CloudEvents
import Foundation
import LeadEvents

/// The golden messages: one of every type, in protobuf as protoc encodes it, and in JSON as it was written by hand.
enum GoldenMessages {
    struct Pair: Sendable {
        let type: EventType
        let protobuf: [UInt8]
        let json: [UInt8]

        func value(_ encoding: PayloadEncoding) -> [UInt8] { encoding == .protobuf ? protobuf : json }
    }

    static let all: [Pair] = EventType.allCases.compactMap { type in
        let name = type.name.dropFirst("leadrelay.".count).dropLast(".v1".count)
        guard let folder = Bundle.module.resourceURL?.appending(path: "Golden"),
            let protobuf = try? Data(contentsOf: folder.appending(path: "\(name).binpb")),
            let json = try? Data(contentsOf: folder.appending(path: "\(name).json"))
        else { return nil }
        return Pair(type: type, protobuf: Array(protobuf), json: Array(json))
    }
}
