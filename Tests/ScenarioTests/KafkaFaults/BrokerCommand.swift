import Foundation
import Testing

/// What `LEADRELAY_TEST_KAFKA_RESTART` names: a command that is given an action and the number of a broker, from 1.
enum BrokerCommand: String {
    /// `kill -9` and a start that returns once the broker answers.
    case kill, start
    /// SIGSTOP and SIGCONT; a broker that runs is resumed without harm.
    case pause, resume

    private static let text = ProcessInfo.processInfo.environment["LEADRELAY_TEST_KAFKA_RESTART"]
    static let isThere = KafkaCrew.isOnCluster && text != nil
    static let isNeeded: Comment =
        "set LEADRELAY_TEST_KAFKA, and LEADRELAY_TEST_KAFKA_RESTART to a command that takes `kill N` and `start N`"
    static let pauseIsNeeded: Comment =
        "set LEADRELAY_TEST_KAFKA, and LEADRELAY_TEST_KAFKA_RESTART to a command that takes `pause N` and `resume N` too"

    /// Whether the command knows how to stop a broker and let it go on.
    static func pauses() throws -> Bool { try isThere && BrokerCommand.resume.status(1) == 0 }

    func run(_ number: Int) throws { try #require(status(number) == 0, "\(rawValue) \(number)") }

    private func status(_ number: Int) throws -> Int32 {
        let shell = Process()
        // A process counts as running while anybody has what it inherited open, as a broker that it starts would.
        let closing =
            #"for fd in /proc/$$/fd/*; do n=${fd##*/}; [ "$n" -le 2 ] || eval "exec $n>&-"; done 2>/dev/null; "#
        shell.executableURL = URL(filePath: "/bin/bash")
        shell.arguments = ["-c", closing + "\(try #require(Self.text)) \(rawValue) \(number)"]
        shell.standardOutput = FileHandle.nullDevice
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        return shell.terminationStatus
    }
}
