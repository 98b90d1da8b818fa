import CloudEvents
import ImportMapping
import LeadEvents

/// A CSV file whose rows a mapping turns into events.
struct CSVInput: EventInput {
    private(set) var file: InputFile
    private var reader: CSVReader
    private var mapper: RowMapper
    /// The header's bytes with the byte order mark, for the rejects.
    private let header: [UInt8]
    private var row = CSVRow()

    /// Reads the header.
    ///
    /// - Throws: ``CommandFailure`` where it lacks a column that the mapping names.
    init(_ file: InputFile, _ document: MappingDocument, namespace: UUIDValue) throws {
        var file = file
        var reader = CSVReader(document.dialect)
        var row = CSVRow()
        var hasRow = false
        while !hasRow {
            switch reader.next(&row) {
            case .row: hasRow = true
            case .needsMore:
                let chunk = try file.read()
                if chunk.isEmpty { reader.finish() } else { reader.append(chunk) }
            case .end: throw CommandFailure("\(file.name) is empty; it needs a header that names its columns.")
            }
        }
        do throws(RowFault) {
            mapper = try RowMapper(document, header: row, namespace: namespace)
        } catch {
            throw CommandFailure("\(file.name):\(row.line): \(error)")
        }
        header = reader.byteOrderMark + reader.originalBytes(of: row)
        self.file = file
        self.reader = reader
    }

    mutating func read(into events: inout [PublishableEvent], _ rejects: RejectLog) throws -> InputState {
        var state: InputState?
        let arrival = Arrival()
        while true {
            switch reader.next(&row) {
            case .row: try map(into: &events, arrival, rejects)
            case .end: return .end
            case .needsMore:
                if let state { return state }
                let chunk = try file.read()
                if chunk.isEmpty { reader.finish() } else { reader.append(chunk) }
                state = chunk.isEmpty ? nil : InputFile.isShort(chunk) ? .waiting : .more
            }
        }
    }

    private mutating func map(into events: inout [PublishableEvent], _ arrival: Arrival, _ rejects: RejectLog) throws {
        let before = events.count
        var reason: String?
        do throws(RowFault) { try mapper.append(row, to: &events) } catch { reason = error.description }
        do throws(EventFault) {
            for event in events[before...] { _ = try arrival.checked(event) }
        } catch { reason = error.everything }
        guard let reason else { return }
        // A row counts as a whole, so that it can be mended and published again as it is.
        events.removeSubrange(before...)
        try rejects.reject(reader.originalBytes(of: row), header: header, of: file.name, line: row.line, reason)
    }
}
