import Foundation

/// A cluster with credentials and the rules of deploy/kafka/acls.sh, where the topics have been made.
///
/// `LEADRELAY_TEST_SECURED`: its address with the prefix and everything but the user, for example
/// `kafka://host:9093/?prefix=check.&security.protocol=sasl_ssl&sasl.mechanism=SCRAM-SHA-512&ssl.ca.location=/etc/ca.crt`.
/// `LEADRELAY_TEST_SECURED_PASSWORDS`: a directory with a file `PRINCIPAL.password` for each principal.
struct SecuredCluster {
    static let address = ProcessInfo.processInfo.environment["LEADRELAY_TEST_SECURED"]
    static let passwords = ProcessInfo.processInfo.environment["LEADRELAY_TEST_SECURED_PASSWORDS"]
    static var isThere: Bool { address != nil && passwords != nil }

    struct Ending {
        let status: Int32
        let output: String
        let errors: String
    }

    private let directory: URL

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "leadrelay-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(at: directory) }

    /// Starts a program under a principal's credentials, which come by the environment.
    ///
    /// - Parameter password: `nil`: the right one.
    func start(
        _ program: String, _ arguments: [String] = [], as principal: String, password: String? = nil, input: String = ""
    ) throws -> () -> Ending {
        let process = Process()
        process.executableURL = try LeadRelayTool.executable(program)
        process.arguments = arguments
        process.currentDirectoryURL = directory
        let file = URL(filePath: Self.passwords ?? "").appending(path: "\(principal).password")
        let known = try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        process.environment = ProcessInfo.processInfo.environment.merging([
            "LEADRELAY_URL": Self.address ?? "", "LEADRELAY_KAFKA_SASL_USERNAME": principal,
            "LEADRELAY_KAFKA_SASL_PASSWORD": password ?? known,
        ]) { $1 }
        // Through files: a pipe that nobody empties would stop the process.
        let files = ["in", "out", "err"].map { directory.appending(path: "\(UUID().uuidString).\($0)") }
        for file in files { try Data(file == files[0] ? Array(input.utf8) : []).write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        return {
            let guardian = DispatchWorkItem { process.terminate() }
            DispatchQueue.global().asyncAfter(deadline: .now() + 120, execute: guardian)
            process.waitUntilExit()
            guardian.cancel()
            let texts = files.map { (try? String(contentsOf: $0, encoding: .utf8)) ?? "" }
            return Ending(status: process.terminationStatus, output: texts[1], errors: texts[2])
        }
    }

    func run(
        _ program: String, _ arguments: [String] = [], as principal: String, password: String? = nil, input: String = ""
    ) throws -> Ending {
        try start(program, arguments, as: principal, password: password, input: input)()
    }
}
