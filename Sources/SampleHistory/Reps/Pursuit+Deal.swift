import CloudEvents
import LeadEvents
import SeededRandom
import SwiftProtobuf

extension Pursuit {
    /// A meeting is agreed; sometimes nobody comes the first time.
    mutating func meet() {
        let meeting = "meeting-\(label)"
        waitForWork(10 * Span.minute...Span.day)
        schedule(meeting)
        if random.chance(150) {
            let missed = MeetingMissed.with {
                $0.rep = rep
                $0.meetingID = meeting
                $0.missedBy = "prospect"
            }
            report(.meetingMissed(missed), from: .calendar)
            waitForWork(Span.hour...Span.day)
            schedule(meeting + "-again")
        }
        let held = MeetingHeld.with {
            $0.rep = rep
            $0.meetingID = meeting
            $0.duration = .init(minutes: random.number(in: 20...70))
        }
        report(.meetingHeld(held), from: .calendar)
        wait(Span.hour...8 * Span.hour)
        let discovered = DiscoveryCompleted.with {
            $0.rep = rep
            $0.findings = "Two plants, three planners, spreadsheets"
            $0.products = [random.pick(Names.products)]
        }
        report(.discoveryCompleted(discovered))
    }

    /// The deal, the proposal and what is said about it.
    mutating func negotiate() {
        waitForWork(Span.hour...2 * Span.day)
        report(.dealOpened(openedDeal()))
        waitForWork(4 * Span.hour...4 * Span.day)
        sendProposal()
        if random.chance(450) { object() }
        if random.chance(300) { mentionCompetitor() }
        if random.chance(350) { changeTerms() }
        if random.chance(300) { followUp() }
    }

    /// Leaves out of the history what is still open at its end, as every event after the end is.
    mutating func close(_ fate: Fate) {
        waitForWork(Span.day...12 * Span.day)
        guard fate == .won else {
            return lose(reason: random.pick(["price", "timing", "competitor", "no-decision"]), deal: dealID)
        }
        win()
        if random.chance(60) { reverse() }
        guard random.chance(350) else { return }
        waitForWork(3 * Span.day...12 * Span.day)
        let requested = ReferralRequested.with {
            $0.rep = rep
            $0.target = .prospect
        }
        report(.referralRequested(requested))
    }

    mutating func win() {
        let deal = openedDeal()
        let won = SaleWon.with {
            $0.dealID = deal.dealID
            $0.rep = rep
            $0.credited = deal.credited
            $0.amount = deal.amount
            $0.term = deal.term
            $0.lineItems = deal.lineItems
        }
        report(.saleWon(won))
    }

    mutating func lose(reason: String, deal: String?) {
        let lost = SaleLost.with {
            if let deal { $0.dealID = deal }
            $0.rep = rep
            $0.reason = reason
            if reason == "competitor" { $0.competitor = random.pick(Names.competitors) }
        }
        report(.saleLost(lost))
    }

    private mutating func reverse() {
        waitForWork(4 * Span.day...15 * Span.day)
        let reversed = SaleReversed.with {
            $0.dealID = dealID
            $0.rep = rep
            $0.reason = random.pick(["cancelled", "returned", "not-paid"])
        }
        report(.saleReversed(reversed))
    }

    private mutating func schedule(_ meeting: String) {
        let starts = clock.advanced(byMilliseconds: random.skewed(in: Span.day...6 * Span.day)).whenAtWork
        let scheduled = MeetingScheduled.with {
            $0.rep = rep
            $0.meetingID = meeting
            $0.startsAt = .init(starts)
            $0.channel = "video"
        }
        report(.meetingScheduled(scheduled), from: .calendar)
        clock = starts
    }

    /// The same deal each time it is asked for: drawn from the lead, not from how far the pursuit has got.
    private func openedDeal() -> DealOpened {
        var random = SplitMix64(seed: world.seed, assigned.lead.uuid.low, 5)
        let seats = random.skewed(in: 5...120)
        let price = random.pick([Int64(29), 49, 79], or: 49)
        let product = random.pick(Names.products)
        return .with {
            $0.dealID = dealID
            $0.rep = rep
            $0.credited = [
                CreditedRep.with {
                    $0.rep = rep
                    $0.role = "ae"
                    $0.share = 10_000
                }
            ]
            $0.stage = "discovery"
            $0.amount = .euro(seats * price * 12)
            $0.term = .year
            $0.lineItems = [
                LineItem.with {
                    $0.product = product
                    $0.quantityMilli = seats * 1_000
                    $0.unitPrice = .euro(price * 12)
                }
            ]
            $0.expectedClose = .init(clock.advanced(byMilliseconds: 14 * Span.day))
        }
    }
}
