import LeadEvents
import SwiftProtobuf

extension MessageShape {
    /// The fields of the type's payload.
    init(of type: EventType) {
        // Neither the payload's initializer nor this reader throws.
        let payload = try? EventPayload(type, reader: EmptyPayloadReader())
        self = payload.map { MessageShape(Swift.type(of: $0.message)) } ?? MessageShape(fields: [])
    }
}

private struct EmptyPayloadReader: PayloadReader {
    func read<Value: Message>() -> Value { Value() }
}
