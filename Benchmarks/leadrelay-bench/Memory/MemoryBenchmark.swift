import EmbeddedLog
import EventLog
import Foundation
import LeadEvents
import LeadStream
import Marketing
import Sales
import SampleHistory
import StreamWorker

/// Memory of each worker for each lead that it holds, and the time to restore them.
///
/// Each worker runs in a process of its own: once with the events, and once more to restore what it kept. Marketing's comes
/// first, fed through a pipe; sales' gets what marketing decided.
struct MemoryBenchmark {
    private let scale: Scale
    private let layout: TopicLayout
    private let log: String

    init(_ scale: Scale) throws {
        self.scale = scale
        layout = try Layout.standard()
        log = scale.path("memory.db")
    }

    func run() throws -> [Measurement] {
        try measure(.marketing, MarketingLead.self, feed: true) + measure(.sales, SalesLead.self, feed: false)
    }

    private func measure(_ team: Team, _ lead: (some LeadState).Type, feed: Bool) throws -> [Measurement] {
        let worked = try hold(team, feed: feed)
        let restored = try hold(team, feed: false)
        let leads = try liveLeads(of: team, lead)
        guard leads > 0 else { throw BenchError("\(team.name) holds no leads.") }
        return [
            Measurement(name: "leads held by \(team.name)", value: Double(leads), unit: ""),
            Measurement(
                name: "  memory after the events", value: worked.growth / Double(leads), unit: "bytes/lead",
                target: .atMost(700)),
            Measurement(
                name: "  memory after a restore", value: restored.growth / Double(leads), unit: "bytes/lead",
                target: .atMost(700)),
            Measurement(name: "  restore", value: restored.restore, unit: "s", target: .atMost(10)),
        ]
    }

    private func hold(_ team: Team, feed: Bool) throws -> Holding {
        let arguments = ["hold", "--team", team.name, "--log", log] + (feed ? ["--piped"] : [])
        let (process, output) = Program.make(nil, arguments)
        let input = Pipe()
        process.standardInput = input
        try process.run()
        if feed { try write(to: input.fileHandleForWriting) }
        try input.fileHandleForWriting.close()
        return try JSONDecoder().decode(Holding.self, from: Program.finish(process, output))
    }

    private func write(to file: FileHandle) throws {
        var block: [OutgoingRecord] = []
        for event in scale.fullLeads {
            block.append(event.record(in: layout))
            guard block.count == RecordBlock.size else { continue }
            try RecordPipe.write(block, to: file)
            block.removeAll(keepingCapacity: true)
        }
        try RecordPipe.write(block, to: file)
    }

    /// Leads whose state stands in the worker's changelog, each once; other names of a lead have rows of their own, which
    /// count as part of it.
    private func liveLeads<Lead: LeadState>(of team: Team, _: Lead.Type) throws -> Int {
        let reader = try EmbeddedLog(path: log).makeReader()
        let changelog = TopicPartition(layout[team].changelog, .zero)
        var leads: Set<ArraySlice<UInt8>> = []
        var next = try reader.bounds(of: changelog).first
        while true {
            let records = try reader.read(changelog, from: next, limits: PollLimits())
            guard let last = records.last else { return leads.count }
            next = last.offset.next
            for record in records {
                guard let key = record.key, key.first == 0 else { continue }
                if try isLead(record.value, Lead.self) { leads.insert(Array(key)[...]) } else { leads.remove(key) }
            }
        }
    }

    private func isLead<Lead: LeadState>(_ row: ArraySlice<UInt8>?, _: Lead.Type) throws -> Bool {
        try row?.withUnsafeBytes { row in
            guard let content = StateRow(row)?.content else { return false }
            return try Lead(decoding: content).aliasOf == nil
        } ?? false
    }
}

extension Holding {
    /// Bytes.
    fileprivate var growth: Double { Double(after - before) }
}
