package import EventLog
import LeadEvents

extension TopicLayout {
    /// Every input of both teams' workers, as quiescence asks for them.
    package var readings: [Quiescence.Reading] {
        [marketing, sales].map { own in
            let other = own === marketing ? sales : marketing
            var inputs: [TopicPartition] = []
            for number in 0..<partitions {
                guard let partition = PartitionID(number) else { continue }
                inputs += [own.inbox, other.decisions, own.ingress].map { TopicPartition($0, partition) }
            }
            if own === sales { inputs.append(TopicPartition(routing, .zero)) }
            return Quiescence.Reading(group: own.group, inputs: inputs)
        }
    }
}
