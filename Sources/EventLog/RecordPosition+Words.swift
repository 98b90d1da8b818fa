extension RecordPosition {
    /// Topic, partition and offset with slashes between: "sales.inbox/0/17".
    package var words: String { "\(place.topic)/\(place.partition)/\(offset)" }

    /// Reads ``words``. `nil` for anything else.
    package init?(words: some StringProtocol) {
        let parts = words.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let topic = TopicName(String(parts[0])),
            let partition = Int32(parts[1]).flatMap({ PartitionID($0) }),
            let offset = Int64(parts[2]).flatMap({ Offset($0) })
        else { return nil }
        self.init(TopicPartition(topic, partition), offset)
    }
}
