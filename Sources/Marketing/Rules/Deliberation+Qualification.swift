import CloudEvents
import LeadEvents
import SwiftProtobuf

extension Deliberation {
    /// Decides after an own activity, or at the end of a rest, whether the lead is ready for sales.
    ///
    /// - Parameter asked: what qualifies at once whatever the score.
    /// - Parameter isFirstCapture: the event is the lead's first capture.
    mutating func considerQualification(_ asked: Reasons, isFirstCapture: Bool = false) {
        guard lead.isInRevenueFunnel, lead.capturedAt != nil else { return }
        guard lead.offer == .none, mayQualify(isFirstCapture: isFirstCapture) else {
            remember(asked)
            if lead.offer == .waiting { completeOffer() }
            return
        }
        let reasons = asked.union(scoreQualifies ? .score : [])
        guard !reasons.isEmpty else { return }
        qualify(reasons)
    }

    /// Marketing never qualifies anew what sales has or what was given up. The first capture is the exception: sales' decisions may
    /// be read before it although it happened first, and what it leads to must not depend on that.
    private func mayQualify(isFirstCapture: Bool) -> Bool {
        switch lead.standing {
        case .nurturing: true
        case .withSales, .resting, .customer:
            isFirstCapture && lead.marks.isDisjoint(with: [.salesSourced, .purchased])
        case .unknown, .disqualified: false
        }
    }

    /// Who asks for sales after sales gave the lead back is offered when the rest is over, also where this is read before that
    /// is known.
    private mutating func remember(_ asked: Reasons) {
        guard isAfterReturn(time), lead.standing != .disqualified else { return }
        lead.asked.add(asked, at: time)
    }

    private var scoreQualifies: Bool {
        guard isAfterReturn(lead.interest.asOf) else { return false }
        return score(at: lead.interest.seenUntil) >= agreement.qualification.threshold
    }

    private func isAfterReturn(_ instant: Instant) -> Bool {
        lead.returnedAt.map { instant > $0 } ?? true
    }

    private mutating func qualify(_ reasons: Reasons) {
        guard lead.round < agreement.recycling.maximumRounds else {
            return giveUp(.roundLimit, subject: "\(DisqualificationReason.roundLimit.rawValue) \(lead.round)")
        }
        lead.round += 1
        lead.asked = AskedFor()
        let missing = agreement.qualification.missingFields(in: knows())
        var payload = LeadQualified()
        payload.reasons = reasons.list
        payload.score = score(at: lead.interest.seenUntil)
        payload.band = lead.band
        payload.round = lead.round
        payload.missing = missing.map(\.rawValue)
        decide(.leadQualified(payload), subject: DecisionID.subject(ofRound: lead.round))
        if missing.isEmpty {
            offer(reasons)
        } else if lead.standing == .nurturing {
            lead.offer = .waiting
            lead.reasons = reasons
        }
    }
}

// MARK: - The offer

extension Deliberation {
    private mutating func completeOffer() {
        guard learnt, lead.standing == .nurturing else { return }
        guard agreement.qualification.missingFields(in: knows()).isEmpty else { return }
        offer(lead.reasons)
    }

    private mutating func offer(_ reasons: Reasons) {
        let brief = brief()
        var payload = HandoffOffered()
        payload.handoffID = DecisionID.handoff(of: id, round: lead.round).description
        payload.agreementVersion = agreement.version
        payload.pool = agreement.routing.pool(for: brief)
        payload.brief = brief
        payload.reasons = reasons.list
        payload.score = score(at: lead.interest.seenUntil)
        payload.band = lead.band
        payload.round = lead.round
        if let wait = agreement.handoff.respondWithin {
            payload.respondBy = Google_Protobuf_Timestamp(now.advanced(byMilliseconds: wait))
        }
        lead.offer = .open
        lead.reasons = []
        decide(.handoffOffered(payload), subject: DecisionID.subject(ofRound: lead.round))
    }

    /// What sales needs to know.
    private mutating func brief() -> Brief {
        var brief = knows().bounded
        brief.kind = lead.kind
        if let capturedAt = lead.capturedAt { brief.capturedAt = Google_Protobuf_Timestamp(capturedAt) }
        if lead.lastTouchAt == nil {
            if brief.hasFirstTouch { brief.lastTouch = brief.firstTouch }
        } else if let touch = try? Origin(serializedBytes: lead.lastTouch) {
            brief.lastTouch = touch
        }
        brief.seen = lead.seen.entries.sorted { $0.time > $1.time }.map(\.briefEntry)
        return brief
    }
}

extension Reasons {
    fileprivate var list: [QualificationReason] {
        var list: [QualificationReason] = []
        if contains(.score) { list.append(.score) }
        if contains(.handRaised) { list.append(.handRaised) }
        if contains(.signal) { list.append(.signal) }
        return list
    }
}

extension SeenList.Entry {
    fileprivate var briefEntry: Seen {
        var seen = Seen()
        seen.time = Google_Protobuf_Timestamp(time)
        seen.signal = signal
        if let asset { seen.asset = asset }
        if let message { seen.messageID = message }
        if let variant { seen.variant = variant }
        return seen
    }
}
