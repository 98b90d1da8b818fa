import CloudEvents
import LeadEvents
import Sales
import SeededRandom

extension Agreement {
    static func random(using random: inout SplitMix64) -> Agreement {
        var agreement = Agreement.builtIn
        agreement.handoff.lateness = [0, 1, 72, 2_160].randomElement(using: &random).map { $0 * 3_600_000 } ?? 0
        agreement.outreach.maximumAttempts = [nil, 0, 1, 3].randomElement(using: &random) ?? nil
        agreement.outreach.followUpAfter = [nil, 1, 72 * 3_600_000].randomElement(using: &random) ?? nil
        agreement.recycling.afterLoss = .random(using: &random)
        agreement.recycling.restFor = [0, 720 * 3_600_000].randomElement(using: &random) ?? 0
        return agreement
    }
}

extension LeadEvent {
    /// Any event that can be in sales' inbox under a lead, dated before or after the time that was reached.
    static func random(number: Int, near now: Instant, using random: inout SplitMix64) -> LeadEvent {
        let time = now.advanced(byMilliseconds: .random(in: -200_000_000...100_000_000, using: &random))
        return .sample(.random(near: time, using: &random), at: time, id: "e\(number)")
    }
}

extension EventPayload {
    static func random(near time: Instant, using random: inout SplitMix64) -> EventPayload {
        let offer = ["offer-1", "offer-2", "offer-3"].randomElement(using: &random) ?? ""
        let named = [nil, nil, "offer-1", "offer-2", "offer-4"].randomElement(using: &random) ?? nil
        let rep = ["rep-1", "rep-2", "rep-3", ""].randomElement(using: &random) ?? ""
        let deal = ["a", "b", "c"].randomElement(using: &random) ?? ""
        let soon = time.advanced(byMilliseconds: .random(in: -100_000_000...300_000_000, using: &random))
        let all: [EventPayload] = [
            .offer(offer, respondBy: Bool.random(using: &random) ? soon : nil), .offer(offer, respondBy: soon),
            .accept(named, by: rep), .accept(named, by: rep), .reject(named),
            .assign(.random(in: 0...4, using: &random), to: rep),
            .win(deal, rep: rep), .win(deal), .lose(deal), .lose(), .reverse(deal), .open(deal), .call(rep),
            .call(rep, next: soon),
            .talk(rep), .source(rep), .source(nil), .refer(rep), .claim(rep), .suspect(soon, rep: nil), .suspect(soon),
            .propose(rep), .propose(nil), .give(to: rep), .convert(), .disqualify(), .schedule(soon),
            .meetingHeld(.init()), .dealUpdated(.init()), .activityRetracted(.init()),
            .alias(of: LeadID(UUIDValue(high: 3, low: 4))),
        ]
        return all.randomElement(using: &random) ?? .convert()
    }

    /// Anything that waits for an offer.
    static func randomWork(near time: Instant, using random: inout SplitMix64) -> EventPayload {
        let rep = ["rep-1", "rep-2"].randomElement(using: &random) ?? ""
        let deal = ["a", "b"].randomElement(using: &random) ?? ""
        let named = [nil, "offer-1", "offer-4"].randomElement(using: &random) ?? nil
        let soon = time.advanced(byMilliseconds: .random(in: -100_000_000...300_000_000, using: &random))
        let all: [EventPayload] = [
            .accept(named, by: rep), .accept(by: rep), .reject(named), .win(deal, rep: rep), .lose(deal), .lose(),
            .reverse(deal), .open(deal), .call(rep), .call(rep, next: soon), .talk(rep), .give(to: rep),
            .schedule(soon),
            .meetingHeld(.init()),
        ]
        return all.randomElement(using: &random) ?? .accept()
    }
}
