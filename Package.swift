// swift-tools-version: 6.2
import PackageDescription

// MARK: - Settings

// Warnings of our own targets are errors under the compiler that they are kept clean with. Another compiler may warn of
// more, and shall build all the same; scripts/test is strict under any. Dependencies keep their own flags.
#if compiler(>=6.3) && compiler(<6.4)
    let isStrict = Context.environment["LEADRELAY_STRICT"] != "0"
#else
    let isStrict = Context.environment["LEADRELAY_STRICT"] == "1"
#endif

let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

// MARK: - Packages

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let protobuf: Target.Dependency = .product(name: "SwiftProtobuf", package: "swift-protobuf")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let coreMetrics: Target.Dependency = .product(name: "CoreMetrics", package: "swift-metrics")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")

// MARK: - Targets

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.target(name: name)] + dependencies, resources: resources,
        swiftSettings: settings)
}

func tool(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

// `scripts/check-imports` has the table of what each target may import, with the reasons; the arrows below go down only.
let package = Package(
    name: "LeadRelay",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "leadrelay", targets: ["leadrelay"]),
        .executable(name: "marketing-worker", targets: ["marketing-worker"]),
        .executable(name: "sales-worker", targets: ["sales-worker"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0",
            traits: [.defaults, "CommandLineArguments"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Random numbers that a seed fixes, for samples and tests
        library("SeededRandom"),
        // The contract
        library("CloudEvents", [crypto]),
        library("LeadEvents", ["CloudEvents", crypto, protobuf]),
        // The log
        library("EventLog"),
        library("EventLogTesting", ["EventLog"]),
        library("TopicSettings", ["EventLog"]),
        library("EmbeddedLog", ["EventLog", grdb, sqlite]),
        .systemLibrary(name: "CRdKafka", pkgConfig: "rdkafka", providers: [.apt(["librdkafka-dev"])]),
        library("KafkaClient", ["CRdKafka", logging, coreMetrics, metrics]),
        library("KafkaLog", ["EventLog", "KafkaClient", "TopicSettings", logging]),
        // The runtime
        library("StreamWorker", ["EventLog", "CloudEvents", logging, coreMetrics, metrics, lifecycle]),
        library("StreamWorkerTesting", ["StreamWorker", "EventLog", "CloudEvents"]),
        // What both teams' processing has in common
        library("LeadStream", ["LeadEvents", "EventLog", "StreamWorker", "CloudEvents"]),
        // The teams
        library("Marketing", ["LeadEvents", "LeadStream", "CloudEvents", protobuf]),
        library("Sales", ["LeadEvents", "LeadStream", "StreamWorker", "EventLog", "CloudEvents", protobuf]),
        // Streams read again: replay, rebuild, dead letters, groups' places
        library(
            "LeadReplay", ["CloudEvents", "EventLog", "LeadEvents", "LeadStream", "StreamWorker", crypto, system]),
        // Documents and reports
        library("YAMLSource", [yams]),
        library("AgreementFile", ["LeadEvents", "YAMLSource", yams]),
        library("ImportMapping", ["LeadEvents", "CloudEvents", "YAMLSource", protobuf, yams]),
        library("LeadBoard", ["LeadEvents", "EventLog", "CloudEvents", protobuf]),
        library("SampleHistory", ["LeadEvents", "CloudEvents", "SeededRandom", protobuf]),
        // For those who run it, and for teams in other languages
        library("TopicPlanning", ["EventLog", "LeadEvents", "LeadStream", "TopicSettings"]),
        library(
            "ContractFiles",
            [
                "CloudEvents", "EventLog", "LeadBoard", "LeadEvents", "LeadStream", "TopicPlanning",
                "TopicSettings", protobuf,
            ]),
        // Running them
        library("Telemetry", [logging, coreMetrics, lifecycle, hummingbird]),
        library(
            "WorkerHost",
            [
                "AgreementFile", "CloudEvents", "EmbeddedLog", "EventLog", "KafkaLog", "LeadEvents", "LeadStream",
                "StreamWorker", "Telemetry", "TopicPlanning", configuration, coreMetrics, lifecycle, logging, signals,
                system,
            ]),
        tool("marketing-worker", ["Marketing", "WorkerHost"]),
        tool("sales-worker", ["Sales", "WorkerHost"]),
        tool(
            "leadrelay",
            [
                "AgreementFile", "CloudEvents", "ContractFiles", "EmbeddedLog", "EventLog", "ImportMapping",
                "KafkaLog", "LeadBoard", "LeadEvents", "LeadReplay", "LeadStream", "Marketing", "Sales",
                "SampleHistory", "StreamWorker", "Telemetry", "TopicPlanning", "TopicSettings", "WorkerHost", arguments,
                logging, protobuf,
            ]),
        .executableTarget(
            name: "leadrelay-bench",
            dependencies: [
                "AllocationCount", "CloudEvents", "EmbeddedLog", "EventLog", "KafkaClient", "KafkaLog", "LeadEvents",
                "LeadStream", "Marketing", "Sales", "SampleHistory", "StreamWorker", "WorkerHost", arguments, grdb,
                lifecycle, logging, sqlite,
            ],
            path: "Benchmarks/leadrelay-bench", swiftSettings: settings),
        .target(name: "AllocationCount", path: "Benchmarks/AllocationCount"),
        .executableTarget(name: "kafka-ceiling", dependencies: ["CRdKafka"], path: "Benchmarks/kafka-ceiling"),
        // Tests
        tests(of: "CloudEvents"),
        tests(of: "LeadEvents", ["CloudEvents", "SeededRandom", protobuf], resources: [.copy("Golden")]),
        tests(of: "EventLog", ["SeededRandom"]),
        tests(of: "EmbeddedLog", ["EventLog", "EventLogTesting", "SeededRandom", "embedded-log-probe", grdb]),
        tests(
            of: "KafkaLog",
            [
                "CRdKafka", "EventLog", "EventLogTesting", "KafkaClient", "KafkaMock", "TopicSettings", coreMetrics,
                logging,
            ]),
        .target(name: "CKafkaMock", dependencies: ["CRdKafka"], path: "Tests/CKafkaMock"),
        .target(
            name: "KafkaMock", dependencies: ["CKafkaMock", "CRdKafka"], path: "Tests/KafkaMock",
            swiftSettings: settings),
        .executableTarget(
            name: "embedded-log-probe", dependencies: ["EmbeddedLog", "EventLog"], path: "Tests/EmbeddedLogProbe",
            swiftSettings: settings),
        tests(
            of: "StreamWorker",
            [
                "StreamWorkerTesting", "EventLog", "EmbeddedLog", "CloudEvents", "SeededRandom", coreMetrics, logging,
            ]),
        tests(of: "LeadStream", ["EventLog", "LeadEvents", "CloudEvents", protobuf]),
        tests(
            of: "WorkerHost",
            ["CloudEvents", "EmbeddedLog", "EventLog", "LeadStream", "StreamWorker", "Telemetry", logging]),
        tests(of: "Marketing", ["LeadEvents", "CloudEvents", "SeededRandom", protobuf]),
        tests(of: "Sales", ["LeadEvents", "CloudEvents", "SeededRandom", protobuf]),
        tests(of: "AgreementFile", ["LeadEvents", "SeededRandom"]),
        tests(of: "ImportMapping", ["LeadEvents", "CloudEvents", protobuf]),
        tests(of: "LeadBoard", ["LeadEvents", "EventLog", "CloudEvents", "SeededRandom", protobuf]),
        tests(of: "SampleHistory", ["LeadEvents", "CloudEvents", protobuf]),
        tests(of: "TopicPlanning", ["EventLog", "LeadEvents", "LeadStream", "TopicSettings"]),
        tests(of: "ContractFiles", ["LeadEvents", protobuf]),
        tests(of: "Telemetry", [logging, metrics, coreMetrics, lifecycle]),
        // Whole-system scenarios with real processes and a real log
        .testTarget(
            name: "ScenarioTests",
            dependencies: [
                "AgreementFile", "CloudEvents", "EmbeddedLog", "EventLog", "KafkaClient", "KafkaLog", "KafkaMock",
                "LeadBoard", "LeadEvents", "LeadReplay", "LeadStream", "Marketing", "Sales", "SampleHistory",
                "SeededRandom", "StreamWorker", "StreamWorkerTesting", "TopicSettings", "WorkerHost", "leadrelay",
                "marketing-worker",
                "sales-worker", logging, protobuf,
            ],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
