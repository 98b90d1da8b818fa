import LeadEvents
import Testing

@Suite("The catalogue")
struct CatalogueTests {
    @Test("R-14: has one entry for every type, in the types' order")
    func isComplete() {
        #expect(Catalogue.entries.map(\.type) == EventType.allCases)
    }

    @Test("finds every type by its name, and none by another", arguments: EventType.allCases)
    func findsTypesByName(type: EventType) {
        #expect(EventType(name: type.name.utf8) == type)
        #expect(EventType(name: Array(type.name.utf8)[...]) == type)
        #expect(EventType(name: type.name.uppercased().utf8) == nil)
        #expect(EventType(name: type.name.dropLast().utf8) == nil)
    }

    @Test("R-13: lets only the owner team write a type", arguments: Catalogue.entries)
    func ownersAreEnforced(entry: CatalogueEntry) {
        switch entry.owner {
        case .marketing: #expect(entry.mayBeWritten(by: .marketing) && !entry.mayBeWritten(by: .sales))
        case .sales: #expect(!entry.mayBeWritten(by: .marketing) && entry.mayBeWritten(by: .sales))
        case .both, .worker: #expect(entry.mayBeWritten(by: .marketing) && entry.mayBeWritten(by: .sales))
        }
    }

    @Test("hands over to the other team exactly what its rules need")
    func takenIn() {
        let bySales = Catalogue.entries.filter { $0.takenInBy == [.sales] }.map(\.type)
        let byMarketing = Catalogue.entries.filter { $0.takenInBy == [.marketing] }.map(\.type)
        #expect(bySales == [.handoffOffered, .leadDisqualified, .leadConverted])
        #expect(
            byMarketing == [
                .handoffReturned, .handoffExpired, .accountabilityTransferred, .leadExhausted, .dealClosed,
            ])
    }

    @Test("names a subject for every decision and for nothing that is given an id from outside")
    func subjects() {
        for entry in Catalogue.entries where entry.kind != .clock {
            let isDerived = entry.kind == .decision || entry.kind == .alias || entry.kind == .routing
            #expect(entry.subject.isEmpty != isDerived, "\(entry.type)")
        }
    }

    @Test("names topics that no two roles share")
    func topicNames() {
        #expect(Set(TopicRole.all.map(\.name)).count == TopicRole.all.count)
        #expect(TopicRole.inbox(.marketing).name == "marketing.inbox")
        #expect(TopicRole.changelog(.sales).name == "sales-worker.changelog")
        #expect(
            TopicRole.all.filter(\.isSingle).map(\.name) == [
                "marketing.agreements", "sales.agreements", "sales.routing",
            ])
    }
}
