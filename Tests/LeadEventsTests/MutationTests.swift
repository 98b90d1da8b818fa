import CloudEvents
import LeadEvents
import Testing

/// 100,000 damaged golden messages: four fifths in protobuf, one fifth in JSON, which takes a debug build ten times as long;
/// every third with a damaged envelope too.
@Suite("Damaged messages")
struct MutationTests {
    private static let rounds = 10_000

    @Test(
        "never crash the decoders, and every refusal says why", .timeLimit(.minutes(5)),
        arguments: Array(0..<UInt64(10)))
    func damagedMessages(seed: UInt64) {
        let goldens = GoldenMessages.all.filter { !$0.protobuf.isEmpty }
        var mutator = Mutator(seed: seed)
        var refused = 0
        for round in 0..<Self.rounds {
            let golden = goldens[mutator.below(goldens.count)]
            let other = goldens[mutator.below(goldens.count)]
            let encoding: PayloadEncoding = round % 5 == 0 ? .json : .protobuf
            let value = mutator.damage(golden.value(encoding), splicing: other.value(encoding))
            var envelope = Envelope.sample(golden.type, encoding: encoding)
            if round % 3 == 0 { Self.damage(&envelope, &mutator) }
            do throws(EventFault) {
                _ = try EventCodec.decode(envelope, value: value[...], key: nil, namespace: LeadID.defaultNamespace)
            } catch {
                refused += 1
                if error.violations.isEmpty || error.violations.contains(where: \.problem.isEmpty) {
                    Issue.record("a refusal without a reason: \(error)")
                }
            }
        }
        #expect(refused > Self.rounds / 10 && refused < Self.rounds)
    }

    @Test("never crash the reader of structured mode", .timeLimit(.minutes(5)), arguments: Array(0..<UInt64(2)))
    func damagedStructuredEvents(seed: UInt64) {
        let examples = Catalogue.entries.filter(\.isPublishable).map { Array(CatalogueExample.json(for: $0.type).utf8) }
        var mutator = Mutator(seed: seed)
        var refused = 0
        for _ in 0..<2_500 {
            let example = examples[mutator.below(examples.count)]
            let json = mutator.damage(example, splicing: examples[mutator.below(examples.count)])
            if (try? PublishableEvent(structured: json[...])) == nil { refused += 1 }
        }
        #expect(refused > 250 && refused < 2_500)
    }

    private static func damage(_ envelope: inout Envelope, _ mutator: inout Mutator) {
        let attributes = Attribute.allCases
        let attribute = attributes[mutator.below(attributes.count)]
        let other = envelope[attributes[mutator.below(attributes.count)]] ?? []
        envelope[attribute] = mutator.damage(Array(envelope[attribute] ?? []), splicing: Array(other))[...]
    }
}
