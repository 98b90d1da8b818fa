import LeadBoard
import LeadEvents
import LeadStream
import TopicPlanning

/// The contract as one AsyncAPI 3.0 document: channels are topics, messages are event types.
enum AsyncAPIExport {
    /// Of AsyncAPI's Kafka bindings.
    static let bindingVersion = "0.5.0"

    static var file: ExportedFile { ExportedFile(path: "asyncapi.json", text: document.indented + "\n") }

    private static var document: JSONText {
        .object([
            .init("asyncapi", .string("3.0.0")),
            .init(
                "info",
                .object([
                    .init("title", .string("LeadRelay")), .init("version", .string("1")),
                    .init(
                        "description",
                        .string(
                            "Every lead from marketing to sales and back. Foreign systems write <team>.ingress; each "
                                + "team's worker writes what it concludes to <team>.decisions.")),
                    .init("license", .object([.init("name", .string("Apache-2.0"))])),
                ])),
            .init("defaultContentType", .string("application/protobuf")),
            .init("channels", .object(AsyncAPIChannel.all.map { .init($0.name, $0.json) })),
            .init("operations", .object(AsyncAPIChannel.all.flatMap(\.operations))),
            .init(
                "components",
                .object([
                    .init(
                        "messages",
                        .object(Catalogue.entries.map { .init($0.type.shortName, AsyncAPIMessage.json($0)) })),
                    .init("messageTraits", .object([.init("cloudEvent", AsyncAPIMessage.cloudEvent)])),
                ])),
        ])
    }
}
