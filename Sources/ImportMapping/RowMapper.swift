package import CloudEvents
package import LeadEvents
import SwiftProtobuf

/// One event of a row, not yet checked.
struct MappedEvent: Sendable, Hashable {
    let payload: EventPayload
    let source: String
    let id: UUIDValue
    /// `nil`: the mapping names no time.
    let time: Instant?
    let team: Team?
    /// The lead, where the mapping says so; else the payload names it, or it has none.
    let subject: LeadID?
}

/// Applies a mapping to the rows of one file.
package struct RowMapper: Sendable {
    let document: MappingDocument
    private let namespace: UUIDValue
    private let headerCount: Int
    private(set) var reading: RowReading
    private var writer = WireWriter()

    /// Finds the mapping's columns in a file's header.
    ///
    /// - Parameter namespace: of the installation; lead ids are derived in it.
    /// - Throws: ``RowFault`` that names every column that is missing or there twice.
    package init(_ document: MappingDocument, header: CSVRow, namespace: UUIDValue) throws(RowFault) {
        if let fault = header.fault { throw fault }
        let names = (0..<header.cellCount).map { String(decoding: header.cell($0) ?? [], as: UTF8.self) }
        self.document = document
        self.namespace = namespace
        headerCount = names.count
        reading = RowReading(
            places: try Self.places(of: document.columns, in: names), emptyWords: document.emptyWords,
            decimalMark: document.dialect.decimalMark, zones: document.zones)
    }

    private static func places(of columns: [String], in names: [String]) throws(RowFault) -> [Int] {
        let places = columns.map { column in names.indices.filter { names[$0] == column } }
        let missing = zip(columns, places).filter { $1.isEmpty }.map(\.0)
        var faults = zip(columns, places).filter { $1.count > 1 }.map { column, places in
            "the header has the column \(column) \(places.count) times"
        }
        if !missing.isEmpty {
            faults.insert(HeaderFault(found: names, missing: missing, wanted: columns).description, at: 0)
        }
        guard faults.isEmpty else { throw RowFault(faults.joined(separator: "; ")) }
        return places.compactMap(\.first)
    }

    /// Appends the row's events, in the order of the rules.
    ///
    /// - Throws: ``RowFault``; then none of the row's events was appended.
    package mutating func append(_ row: CSVRow, to events: inout [PublishableEvent]) throws(RowFault) {
        let (count, namespace) = (events.count, namespace)
        do throws(RowFault) {
            try forEachEvent(of: row) { event, rule throws(RowFault) in
                events.append(try Self.publishable(event, rule, namespace))
            }
        } catch {
            events.removeSubrange(count...)
            throw error
        }
    }

    mutating func forEachEvent(
        of row: CSVRow, _ body: (MappedEvent, EventRule) throws(RowFault) -> Void
    ) throws(RowFault) {
        if let fault = row.fault { throw fault }
        guard row.cellCount == headerCount else {
            throw RowFault("the row has \(row.cellCount) cells, the header \(headerCount)")
        }
        reading.row = row
        // The row's storage is the caller's alone again, so that it can be filled anew without a copy.
        defer { reading.row = CSVRow() }
        for rule in document.events where isWanted(rule) { try body(event(rule), rule) }
    }

    private static func publishable(
        _ event: MappedEvent, _ rule: EventRule, _ namespace: UUIDValue
    ) throws(RowFault) -> PublishableEvent {
        do throws(EventFault) {
            return try PublishableEvent(
                payload: event.payload, source: event.source, id: event.id.description, time: event.time,
                team: event.team, subject: event.subject, namespace: namespace)
        } catch {
            throw Self.fault(error, rule)
        }
    }

    private static func fault(_ error: EventFault, _ rule: EventRule) -> RowFault {
        let column = error.violations.first.flatMap { rule.column(of: $0.field) }
        // One cell may fill several fields; what is wrong with it is said of the first.
        var told: Set<[String]> = []
        let violations = error.violations.filter { violation in
            guard let column = rule.column(of: violation.field) else { return true }
            return told.insert([column, violation.problem]).inserted
        }
        return RowFault(
            column: column, "\(rule.type.shortName): \(EventFault(error.code, violations).everything)")
    }

    private func isWanted(_ rule: EventRule) -> Bool {
        func holds(_ condition: EventRule.Condition) -> Bool {
            condition.values.contains(Array(reading.cell(condition.slot)))
        }
        return !rule.skips.contains(where: holds) && rule.demands.allSatisfy(holds)
    }

    private mutating func event(_ rule: EventRule) throws(RowFault) -> MappedEvent {
        writer.removeAll()
        for field in rule.fields { _ = try field.write(&reading, to: &writer) }
        guard let payload = try? EventPayload(rule.type, reader: WireReader(bytes: writer.bytes)) else {
            throw RowFault("the row makes no \(rule.type.shortName)")
        }
        return MappedEvent(
            payload: payload, source: document.source, id: try id(rule), time: try time(rule), team: rule.team,
            subject: try subject(rule))
    }

    private mutating func time(_ rule: EventRule) throws(RowFault) -> Instant? {
        switch rule.time {
        case nil: return nil
        case .constant(let instant): return instant
        case .column(let cellRule, let dates):
            guard let cell = try reading.value(of: cellRule) else {
                throw RowFault(column: cellRule.column, "empty, and it is the event's time")
            }
            return try reading.instant(cell, dates, cellRule.column)
        }
    }

    private mutating func subject(_ rule: EventRule) throws(RowFault) -> LeadID? {
        switch rule.subject {
        case .payload: return nil
        case .leadID(let cellRule):
            guard let cell = try reading.value(of: cellRule) else { return nil }
            guard let lead = LeadID(cell) else {
                throw RowFault(column: cellRule.column, "no lead id, which is a UUID")
            }
            return lead
        case .identities(let rules):
            var identities: [Identity] = []
            for fields in rules {
                writer.removeAll()
                var written = Written.nothing
                for field in fields { written = max(written, try field.write(&reading, to: &writer)) }
                guard written == .value, let identity = try? Identity(serializedBytes: writer.bytes) else { continue }
                do throws(EventFault) { try identity.validate(at: "identity") } catch { throw Self.fault(error, rule) }
                identities.append(identity)
            }
            guard let lead = LeadID.derive(from: identities, namespace: namespace) else {
                throw RowFault("no identity: the columns that tell which lead it is are empty")
            }
            return lead
        }
    }
}

private struct WireReader: PayloadReader {
    let bytes: [UInt8]

    func read<Value: Message>() throws -> Value { try Value(serializedBytes: bytes) }
}
