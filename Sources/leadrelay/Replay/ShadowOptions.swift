import ArgumentParser
import LeadReplay
import LeadStream

/// A worker and its shadow.
struct ShadowOptions: ParsableArguments {
    @Argument(help: "Whose worker.")
    var worker: WorkerArgument

    @Option(name: .customLong("as"), help: ArgumentHelp("What the shadow is called.", valueName: "shadow"))
    var name = "shadow"

    /// - Throws: ``ValidationError`` where topics cannot be called so.
    func topics(of layout: TopicLayout) throws -> ShadowTopics {
        guard let topics = ShadowTopics(name, of: layout) else {
            throw ValidationError("--as may hold letters, digits, dots, dashes and underscores only.")
        }
        return topics
    }
}
