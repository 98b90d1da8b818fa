import EmbeddedLog
import EventLog
import Glibc

// A process that the tests of the embedded log start, stop and kill. It tells each step as one line on its output.
//
//   publish PATH COUNT          publishes COUNT records a call without end; "published N" after each call
//   fill PATH BYTES             the same where no file may be larger than BYTES; ends with "failed CODE RECOVERY"
//   work PATH MEMBER            copies the inbox to the decisions; "assigned", "committed N", "fenced"
//   idle PATH MILLISECONDS      waits for records that do not come; "assigned", then "cpu MICROSECONDS"
//   create PATH TOPICS          creates that many topics; "created"

func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
}

func run(_ arguments: [String]) async throws(LogError) {
    guard arguments.count == 3, let log = try? EmbeddedLog(path: arguments[1]) else { return say("usage") }
    switch arguments[0] {
    case "publish": try await publish(Int(arguments[2]) ?? 1, log)
    case "fill": try await fill(arguments[2], log)
    case "work": try work(member: arguments[2], log)
    case "idle": try idle(.milliseconds(Int(arguments[2]) ?? 0), log)
    case "create": try create(Int32(arguments[2]) ?? 0, log)
    default: say("usage")
    }
}

do throws(LogError) {
    try await run(Array(CommandLine.arguments.dropFirst()))
} catch {
    say("failed \(error.code) \(error.recovery): \(error)")
}
