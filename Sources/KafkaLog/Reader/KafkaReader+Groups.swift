package import EventLog
import KafkaClient

extension KafkaReader {
    /// The cluster's brokers are asked in turn until each of those that it has then gives an answer: the groups of one that
    /// died come to the others within seconds.
    package func groups() throws(LogError) -> [GroupDescription] {
        let prefix = log.settings.prefix
        let names = try log.patiently { timeout throws(KafkaError) in
            // A client goes on asking brokers that it once knew, so each round has one that knows the living alone.
            let lister = try LogConsumer(log.settings.cluster, .uncommitted, logger: log.logger)
            _ = try lister.connect(to: log.settings.cluster.brokers, within: timeout)
            return try KafkaAdmin(sharing: lister).groupNames(timeout: timeout)
        }
        var groups: [GroupDescription] = []
        for name in names.filter({ $0.hasPrefix(prefix) }).sorted() {
            guard let name = GroupName(String(name.dropFirst(prefix.count))), let found = try group(name) else {
                continue
            }
            groups.append(found)
        }
        return groups
    }

    package func group(_ name: GroupName) throws(LogError) -> GroupDescription? {
        let kafkaName = log.settings.prefix + name.name
        let (group, offsets) = try log.patiently { admin, timeout throws(KafkaError) in
            (try admin.describe(kafkaName, timeout: timeout), try admin.offsets(of: kafkaName, timeout: timeout))
        }
        guard group.isKnown || !offsets.isEmpty else { return nil }
        return GroupDescription(
            name: name, holder: group.holder, epoch: 0,
            positions: offsets.compactMap(log.catalogue.position).sorted { $0.input.description < $1.input.description }
        )
    }

    package func stablePositions(
        of group: GroupName, in inputs: [TopicPartition]
    ) throws(LogError) -> [InputPosition]? {
        let asked = inputs.map { log.catalogue.kafkaPartition($0) }
        let offsets = try log.patiently { admin, timeout throws(KafkaError) -> [PartitionOffset]? in
            do throws(KafkaError) {
                return try admin.stableOffsets(of: log.settings.prefix + group.name, in: asked, timeout: timeout)
            } catch {
                guard error.code == .unstableOffsets else { throw error }
                return nil
            }
        }
        return offsets?.compactMap(log.catalogue.position)
    }
}

extension KafkaLog {
    /// Asks a group's coordinator, as ``patiently(_:)`` does, through a client of its own where the one at hand holds on to a
    /// broker that says it is the coordinator no longer: librdkafka 2.0.2 remembers one for minutes.
    func patiently<Value>(
        _ ask: (KafkaAdmin, _ timeout: Duration) throws(KafkaError) -> Value
    ) throws(LogError) -> Value {
        var admin = KafkaAdmin(sharing: control)
        return try patiently { timeout throws(KafkaError) in
            do throws(KafkaError) {
                return try ask(admin, timeout)
            } catch {
                if error.code == .notCoordinator {
                    admin = KafkaAdmin(sharing: try LogConsumer(settings.cluster, .uncommitted, logger: logger))
                }
                throw error
            }
        }
    }

    /// Asks anew while the answer is that it would pass. Each request waits so shortly that it does not stay with a
    /// coordinator that is gone.
    func patiently<Value>(
        _ ask: (_ timeout: Duration) throws(KafkaError) -> Value
    ) throws(LogError) -> Value {
        let deadline = ContinuousClock.now + settings.requestTimeout
        while true {
            do throws(KafkaError) {
                return try ask(.seconds(5))
            } catch {
                guard error.recovery == .retry, ContinuousClock.now < deadline else { throw LogError(error) }
                control.pipe.wait(.milliseconds(100))
            }
        }
    }
}
