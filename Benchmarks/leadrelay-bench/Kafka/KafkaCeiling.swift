import Foundation

/// What librdkafka alone does, in a C program of its own.
struct KafkaCeiling {
    let program: String
    let brokers: String

    /// Seconds from the first to the last of so many records.
    func consume(_ topic: String, partitions: Int32) throws -> (records: Double, seconds: Double) {
        let (records, seconds) = try run(["consume", brokers, topic, "\(partitions)"])
        return (records, seconds)
    }

    /// Seconds in which so many records were passed on, in transactions of 100 ms.
    func relay(_ topic: String, partitions: Int32, to target: String) throws -> (records: Double, seconds: Double) {
        let (records, seconds) = try run(["relay", brokers, topic, "\(partitions)", target, "100"])
        return (records, seconds)
    }

    /// Milliseconds until one record is acknowledged.
    func acknowledge(_ topic: String, count: Int) throws -> (median: Double, most: Double) {
        let (median, most) = try run(["acknowledge", brokers, topic, "\(count)"])
        return (median, most)
    }

    private func run(_ arguments: [String]) throws -> (Double, Double) {
        let (process, output) = Program.make(program, arguments)
        try process.run()
        let words = String(decoding: try Program.finish(process, output), as: UTF8.self).split(
            whereSeparator: \.isWhitespace)
        guard words.count == 2, let first = Double(words[0]), let second = Double(words[1]) else {
            throw BenchError("\(program) \(arguments[0]) said what nobody understands.")
        }
        return (first, second)
    }
}
