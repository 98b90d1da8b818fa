import EventLog
import LeadEvents
import TopicSettings

/// The topics as a YAML document, for those who make them by other means.
package enum TopicFile {
    /// One document: `topics`, a list in the order of the contract.
    package static func text(_ topics: [DesiredTopic]) -> String {
        var text = """
            # Made by `leadrelay topics export` from the event catalogue. Do not edit: change the catalogue, or the flags.
            topics:

            """
        for topic in topics {
            text += "  - name: \(topic.name)\n"
            text += "    owner: \(topic.role.owner.name)\n"
            text += "    partitions: \(topic.partitions)\n"
            text += "    replicationFactor: \(topic.replicationFactor)\n"
            text += "    config:\n"
            for setting in topic.settings { text += "      \(setting.key.rawValue): \"\(setting.value)\"\n" }
        }
        return text
    }
}
