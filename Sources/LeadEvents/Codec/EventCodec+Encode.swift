import CloudEvents
import SwiftProtobuf

extension EventCodec {
    /// Writes a payload. Same payload, same bytes, on any machine.
    ///
    /// A payload that was read or checked can always be written; one with an instant outside the years 1 to 9999 has no
    /// JSON and comes out empty, which no reader accepts.
    package static func encode(_ payload: EventPayload, as encoding: PayloadEncoding = .protobuf) -> [UInt8] {
        switch encoding {
        case .protobuf: payload.encoded
        case .json: (try? payload.message.jsonUTF8Bytes()) ?? []
        }
    }
}
