import EventLog

/// Up to where a partition was rebuilt, and where the live and the rebuilt decisions ended then: what a comparison may count.
/// The last record that a rebuild writes to a partition, so that one that broke off has none.
struct RebuildMark: Sendable, Hashable {
    let inboxEnd: Offset
    let decisionsEnd: Offset
    /// What lies behind it was sent by a rebuild that had lost its turn; `nil`: an older version wrote the mark.
    var shadowEnd: Offset?

    private static let key = Array("rebuild".utf8)[...]
    private static let inboxHeader = "rebuild-inbox"
    private static let decisionsHeader = "rebuild-decisions"
    private static let shadowHeader = "rebuild-shadow"

    init(inboxEnd: Offset, decisionsEnd: Offset, shadowEnd: Offset? = nil) {
        self.inboxEnd = inboxEnd
        self.decisionsEnd = decisionsEnd
        self.shadowEnd = shadowEnd
    }

    /// `nil` for a record that is no mark.
    init?(_ record: LogRecord) {
        func offset(_ name: String) -> Offset? {
            record.headers.first(name)?.flatMap { Int64(String(decoding: $0, as: UTF8.self)) }.flatMap { Offset($0) }
        }
        guard record.key == Self.key, let inbox = offset(Self.inboxHeader), let decisions = offset(Self.decisionsHeader)
        else { return nil }
        self.init(inboxEnd: inbox, decisionsEnd: decisions, shadowEnd: offset(Self.shadowHeader))
    }

    func record(_ topic: TopicName, _ partition: PartitionID) -> OutgoingRecord {
        var headers = RecordHeaders()
        headers.append(name: Self.inboxHeader, value: inboxEnd.description)
        headers.append(name: Self.decisionsHeader, value: decisionsEnd.description)
        if let shadowEnd { headers.append(name: Self.shadowHeader, value: shadowEnd.description) }
        return OutgoingRecord(topic: topic, partition: partition, headers: headers, key: Self.key, value: [])
    }
}

/// The headers that a rebuilt record has beside those of the live one, at their end.
enum RebuiltHeader {
    /// The record of the inbox that led to it: topic, partition and offset with slashes between.
    static let cause = "rebuild-cause"
    /// That record's append time, milliseconds since 1970.
    static let time = "rebuild-time"

    static func add(_ cause: LogRecord, to headers: inout RecordHeaders) {
        headers.append(name: Self.cause, value: cause.position.words)
        headers.append(name: time, value: String(cause.appendTime.milliseconds))
    }
}
