import ArgumentParser
import CloudEvents
import Foundation
import SampleHistory
import WorkerHost

/// How much is measured, and where the files go.
struct Scale: ParsableArguments {
    @Option(help: "Events of the mix, two and a half a lead.")
    var events = 500_000

    @Option(help: "Leads held in memory.")
    var leads = 1_000_000

    @Option(help: "Rows of the CSV file.")
    var rows = 500_000

    @Option(help: "Directory of the logs, on the disk that counts; made, and removed afterwards.")
    var directory = ".build/bench"

    /// Seed of every sample.
    static let seed: UInt64 = 1
    /// The last lead of a mix arrives so long before now, milliseconds, because what follows is dated up to 20 days later.
    private static let rest: Int64 = 30 * 86_400_000

    /// The mix of both teams' events.
    var mix: SampleMix { mix(of: events) }

    func mix(of events: Int) -> SampleMix {
        SampleMix(seed: Self.seed, leads: max(events / 20, 1) * 8, end: Self.end)
    }

    /// Leads with everything that a form and an ad can say, and three engagements.
    var fullLeads: SampleMix { SampleMix(seed: Self.seed, leads: leads, end: Self.end, shape: .interest(3)) }

    private static var end: Instant { SystemClock().now().advanced(byMilliseconds: -rest) }

    func path(_ name: String) -> String { "\(directory)/\(name)" }

    func prepare() throws {
        cleanUp()
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    func cleanUp() { try? FileManager.default.removeItem(atPath: directory) }
}
