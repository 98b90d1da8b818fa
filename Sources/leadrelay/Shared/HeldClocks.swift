import WorkerHost

/// The workers' clocks while history is being imported, and what to know where that breaks off.
enum HeldClocks {
    static let advice =
        "The workers' clocks stay held, so no deadline fires: run the same command again and it goes on, or give the "
        + "clocks back without the rest by `leadrelay publish --release`."

    /// Runs what holds them, and says that they stay held where it breaks off.
    ///
    /// - Throws: exit code 3 where a team's worker was missing.
    static func run(_ terminal: TerminalLine, _ body: () async throws -> Void) async throws {
        let interruption = Interruption { advice }
        defer { interruption.end() }
        do {
            try await body()
        } catch let missing as Lockstep<HostedLog>.WorkersMissing {
            terminal.write("\(missing) \(advice)")
            throw ExitStatus.workerMissing.code
        } catch {
            terminal.write(advice)
            throw error
        }
    }
}
