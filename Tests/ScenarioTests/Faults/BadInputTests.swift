import CloudEvents
import EventLog
import LeadEvents
import LeadStream
import Marketing
import Sales
import StreamWorker
import Testing

@Suite("Bad input amid good events", .timeLimit(.minutes(5)))
struct BadInputTests {
    @Test(
        "what cannot be used ends in the dead letters with its reason and its own bytes, the rest is decided",
        arguments: 0..<BadInput.table.count)
    func row(_ number: Int) async throws {
        let row = BadInput.table[number]
        let outcome = try await BadInputOutcome.shared.value
        let decided = outcome.decisions[BadInput.lead(number).description] ?? [:]
        for written in outcome.written[number] ?? [] {
            let letter = outcome.letters[written.position]
            switch row.fate {
            case .deadLetter(let code):
                #expect(letter?.reason == code.rawValue, "\(row.testDescription): \(letter?.sentence ?? "no letter")")
                #expect(letter?.key == written.record.key)
                #expect(letter?.value == written.record.value)
                #expect(letter?.headers.block.starts(with: written.record.headers.block) == true)
                #expect(letter?.sentence.isEmpty == false)
                #expect(letter?.sentence.contains(BadInput.secret) == false)
                #expect(decided.isEmpty)
            case .decided:
                #expect(letter == nil, "\(row.testDescription): \(letter?.sentence ?? "")")
                #expect(decided == BadInputOutcome.expected(row.topic.owner), "\(row.testDescription)")
            }
        }
        #expect(outcome.written[number]?.isEmpty == false)
    }

    @Test("every good event between the bad ones is decided, and no dead letter is without its input")
    func good() async throws {
        let outcome = try await BadInputOutcome.shared.value
        for (number, topic) in outcome.good {
            let decided = outcome.decisions[BadInput.lead(number).description]
            #expect(decided == BadInputOutcome.expected(topic.owner))
        }
        #expect(outcome.letters.keys.allSatisfy(outcome.isOurs))
        #expect(outcome.replayed > 0)
    }
}
