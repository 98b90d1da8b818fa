import Foundation
import Testing

/// The table that lies beside Olist's files, counted from them without this project.
struct OlistExpectation {
    struct Row: Hashable {
        /// `nil`: no origin.
        let origin: String?
        let captured: Int
        let won: Int
        /// Tenths of a percent.
        let rate: Int

        init(_ row: OlistRun.Funnel.Row) {
            (origin, captured, won, rate) = (row.key, row.captured, row.won, Int((row.rate * 1_000).rounded()))
        }

        fileprivate init?(_ cells: [String]) {
            let rate = cells.last?.split(separator: " ").first.flatMap { Double($0) }
            guard cells.count == 4, let captured = Int(cells[1]), let won = Int(cells[2]), let rate else { return nil }
            (self.captured, self.won, self.rate) = (captured, won, Int((rate * 10).rounded()))
            origin = ["(none)", "all"].contains(cells[0]) ? nil : cells[0]
        }
    }

    static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let data = package.deletingLastPathComponent().appending(path: "shared/data/olist")
    static var exists: Bool { FileManager.default.fileExists(atPath: data.path) }

    let origins: Set<Row>
    let all: Row
    /// Deals of the five reps who closed most.
    let reps: [String: Int]
    let repCount = 22
    let medianDays = 14.65
    let anomalies = 1

    init() throws {
        let text = try String(contentsOf: Self.data.appending(path: "EXPECTED.md"), encoding: .utf8)
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("|") }.map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " *")) }
        }
        let rows = lines.compactMap(Row.init)
        origins = Set(rows.dropLast())
        all = try #require(rows.last)
        let reps = lines.filter { $0.count == 2 }.compactMap { cells in Int(cells[1]).map { (cells[0], $0) } }
        self.reps = Dictionary(uniqueKeysWithValues: reps)
        try #require(origins.count == 11 && reps.count == 5, "EXPECTED.md is not as it was")
    }
}
