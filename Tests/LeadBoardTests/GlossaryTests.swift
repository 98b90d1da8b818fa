import Foundation
import LeadBoard
import Testing

@Suite("Glossary")
struct GlossaryTests {
    private static func document() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "docs/glossary.md"), encoding: .utf8)
    }

    @Test("R-69: docs/glossary.md holds every word with the definition that reports print, and no other")
    func inStep() throws {
        let rows = try Self.document().split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2)
        #expect(rows.map(String.init) == Glossary.all.map { "| \($0.word) | \($0.field) | \($0.definition) |" })
        #expect(try Self.document().contains("Glossary version \(Glossary.version)."))
    }

    @Test("R-69: a word has one definition")
    func oneDefinition() {
        #expect(Set(Glossary.all.map(\.word)).count == Glossary.all.count)
        #expect(Glossary.all.allSatisfy { !$0.definition.isEmpty && !$0.definition.hasSuffix(".") })
    }
}
