import CloudEvents
import LeadEvents

/// Why a score is looked at.
enum ScoringOccasion: Sendable { case activity, cooling, endOfRest }

extension Deliberation {
    /// Counts a signal of interest at the event's time.
    mutating func count(_ entry: SeenList.Entry) {
        let points = agreement.scoring.points(for: entry.signal)
        lead.interest.add(points, at: entry.time, halfLife: halfLife)
        lead.seen.add(entry)
    }

    /// Looks at fit and interest as of an own activity or a deadline, writes `lead.scored` where the agreement asks for it,
    /// and sets the instant at which the band falls by itself.
    mutating func rescore(_ occasion: ScoringOccasion) {
        guard lead.isInRevenueFunnel else {
            lead.coolsAt = nil
            return
        }
        let at = max(time, lead.interest.seenUntil)
        lead.interest.seenUntil = at
        refreshFit()
        let score = score(at: at)
        let band = agreement.scoring.bands.band(of: score)
        let cooling = coolingInstant(from: band)
        lead.coolsAt = cooling.flatMap { $0 > at ? $0 : nil }
        let step = max(agreement.scoring.reportStep, 1)
        guard band != lead.band || abs(score - lead.reportedScore) >= step else { return }
        report(score, band, at: at, subject: subject(of: occasion))
    }

    private func subject(of occasion: ScoringOccasion) -> String {
        switch occasion {
        case .activity: causeSubject
        case .cooling: "cools \(now.milliseconds)"
        case .endOfRest: "rested \(now.milliseconds)"
        }
    }

    /// Fit and interest together at an instant. Range: 0 to 10,000.
    func score(at instant: Instant) -> Int32 {
        agreement.scoring.score(
            fit: lead.fit, engagement: lead.interest.remainder(at: instant, halfLife: halfLife))
    }

    private mutating func report(_ score: Int32, _ band: Band, at: Instant, subject: String) {
        var payload = LeadScored()
        payload.fit = lead.fit
        payload.engagement = lead.interest.remainder(at: at, halfLife: halfLife)
        payload.score = score
        payload.band = band
        payload.previousBand = lead.band
        payload.contributions = contributions(to: payload.engagement, at: at)
        lead.band = band
        lead.reportedScore = score
        decide(.leadScored(payload), subject: subject)
    }

    /// Fit is computed anew where something was learnt or another agreement is in force.
    private mutating func refreshFit() {
        guard learnt || lead.fitAgreement != agreement.version else { return }
        lead.fitAgreement = agreement.version
        lead.fit = agreement.scoring.fit.isEmpty ? 0 : agreement.scoring.fit(of: knows())
    }

    /// The first instant at which the score is below the band's floor; `nil`: never.
    private func coolingInstant(from band: Band) -> Instant? {
        guard let floor = agreement.scoring.bands.floor(of: band),
            let needed = agreement.scoring.engagement(for: floor, fit: lead.fit)
        else { return nil }
        return lead.interest.falls(below: needed, halfLife: halfLife)
    }
}

// MARK: - What made the score

extension Deliberation {
    private static let mostContributions = 8
    /// Interest that the seen list no longer says the signals of.
    private static let earlier = "earlier"

    /// The largest first; of equal ones in the order of their names.
    private mutating func contributions(to engagement: Int32, at: Instant) -> [Contribution] {
        var parts: [(rule: String, points: Int32)] = []
        if !agreement.scoring.fit.isEmpty {
            let known = knows()
            for rule in agreement.scoring.fit where rule.condition.isMet(by: known) {
                parts.append(("fit:" + rule.name, rule.points))
            }
        }
        var explained: Int32 = 0
        for entry in lead.seen.entries where !entry.isShown {
            let points = halfLife.remainder(
                of: agreement.scoring.points(for: entry.signal), after: at.milliseconds(since: entry.time))
            explained += points
            let rule = "signal:" + entry.signal
            if let known = parts.firstIndex(where: { $0.rule == rule }) {
                parts[known].points += points
            } else {
                parts.append((rule, points))
            }
        }
        // Rounding of each part alone may leave a hundredth or two.
        if engagement - explained > Int32(SeenList.mostEntries) { parts.append((Self.earlier, engagement - explained)) }
        parts.removeAll { $0.points == 0 }
        parts.sort { ($1.points.magnitude, $0.rule) < ($0.points.magnitude, $1.rule) }
        return parts.prefix(Self.mostContributions).map { part in
            var contribution = Contribution()
            contribution.rule = part.rule
            contribution.points = part.points
            return contribution
        }
    }
}
