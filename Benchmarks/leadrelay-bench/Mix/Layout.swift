import LeadEvents
import LeadStream
import StreamWorker

/// The topics of the measured installation, and its teams' processing.
enum Layout {
    static func standard() throws -> TopicLayout {
        guard let layout = TopicLayout() else { throw BenchError("The topics have no valid names.") }
        return layout
    }

    /// The mix lies in the past; its deadlines pass at their own events, not all at once now.
    static var laneSettings: LaneSettings {
        var settings = LaneSettings()
        settings.ticks = false
        return settings
    }

    /// A team's processor, under the built-in agreement.
    static func processor<Team: TeamWorker>(_ team: Team.Type, _ layout: TopicLayout) -> Team.Work {
        team.processor(layout, namespace: LeadID.defaultNamespace, readAgreement: { _ in nil })
    }
}
