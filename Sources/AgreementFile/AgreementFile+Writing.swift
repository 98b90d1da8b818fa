package import LeadEvents

extension AgreementFile {
    /// The document of an agreement, with a comment on every entry. Read back, it is the same agreement.
    package static func document(of agreement: Agreement) -> String {
        [
            head(agreement), scoring(agreement.scoring), qualification(agreement.qualification),
            handoff(agreement.handoff),
            routing(agreement.routing), outreach(agreement.outreach), recycling(agreement.recycling),
        ].joined(separator: "\n")
    }

    private static func head(_ agreement: Agreement) -> String {
        """
        # What marketing and sales agreed on. In force once both have signed this document, byte for byte.
        # Points have at most two places. Durations are written with d, h, m and s: 30d, 48h, 1d12h.
        # What is left out has the value that stands here by default. `leadrelay agreement check FILE` finds every fault.

        # 1 for the first agreement, one more for each that follows. Every handoff cites it.
        version: \(max(agreement.version, 1))

        """
    }

    private static func scoring(_ scoring: Agreement.Scoring) -> String {
        """
        scoring:
          # Points for each signal of interest. A capture counts as form.submitted.
          signals:\(block(scoring.signals.map { "\(quoted($0.signal)): \(PointsText.text($0.points))" }, "    ", empty: "{}"))
          # Points for any other signal.
          other_signals: \(PointsText.text(scoring.otherSignals))
          # The time in which interest loses half of its points.
          half_life: \(DurationText.text(scoring.halfLife))
          # Points for what the lead is, each counted once, for example
          #   - {name: country, field: person.country, one_of: [BR, PT], points: 40}
          #   - {name: size, field: account.size, at_least: 50, points: 30}
          #   - {name: reachable, field: person.phone, known: true, points: 10}
          fit:\(block(scoring.fit.map(fitRule), "    ", empty: "[]"))
          # The part of fit in the score, per cent; interest has the rest. Both go up to 100 points, and so does the score.
          fit_weight: \(scoring.fitWeight)
          # The lowest score of each band; below cold the band is none.
          bands: {cold: \(PointsText.text(scoring.bands.cold)), warm: \(PointsText.text(scoring.bands.warm)), \
        hot: \(PointsText.text(scoring.bands.hot))}
          # The score is reported when the band changes, or when it moved by so many points.
          report_step: \(PointsText.text(scoring.reportStep))

        """
    }

    private static func qualification(_ qualification: Agreement.Qualification) -> String {
        """
        # When a lead is ready for sales.
        qualification:
          # The score from which it is.
          threshold: \(PointsText.text(qualification.threshold))
          # Whether who asks to be contacted is ready at once.
          hand_raisers_at_once: \(qualification.handRaisersQualifyAtOnce)
          # Signals that make a lead ready at once.
          signals: \(list(qualification.signals))
          # Fields without which nothing is offered, for example [person.email, person.phone]; the offer waits for them.
          required_fields: \(list(qualification.requiredFields.map(\.rawValue)))

        """
    }

    private static func handoff(_ handoff: Agreement.Handoff) -> String {
        """
        handoff:
          # The time that sales has to answer an offer; none: no deadline.
          respond_within: \(orNone(handoff.respondWithin.map(DurationText.text)))
          # How late what happened in time may still be read: an answer after its deadline, or before its offer.
          lateness: \(DurationText.text(handoff.lateness))

        """
    }

    private static func routing(_ routing: Agreement.Routing) -> String {
        """
        # Which pool of reps gets a lead.
        routing:
          # Where no rule fits.
          default_pool: \(quoted(routing.defaultPool))
          # Tried in this order, for example
          #   - {pool: dach, field: person.country, one_of: [DE, AT, CH]}
          rules:\(block(routing.rules.map(routingRule), "    ", empty: "[]"))

        """
    }

    private static func outreach(_ outreach: Agreement.Outreach) -> String {
        """
        outreach:
          # Attempts without a conversation after which sales gives the lead back; none: no limit.
          maximum_attempts: \(orNone(outreach.maximumAttempts.map { "\($0)" }))
          # When the next attempt is due; none: nobody is reminded.
          follow_up_after: \(orNone(outreach.followUpAfter.map(DurationText.text)))

        """
    }

    private static func recycling(_ recycling: Agreement.Recycling) -> String {
        """
        # What becomes of leads that sales gives back.
        recycling:
          # No new offer for so long. After that a lead needs new interest to be offered again.
          rest_for: \(DurationText.text(recycling.restFor))
          # Offers that a lead gets at most.
          maximum_rounds: \(recycling.maximumRounds)
          # Whether a lost deal gives the lead back.
          after_loss: \(recycling.afterLoss)

        """
    }
}

// MARK: - Values

extension AgreementFile {
    private static func fitRule(_ rule: Agreement.FitRule) -> String {
        "- {name: \(quoted(rule.name)), \(condition(rule.condition)), points: \(PointsText.text(rule.points))}"
    }

    private static func routingRule(_ rule: Agreement.Routing.Rule) -> String {
        "- {pool: \(quoted(rule.pool)), \(condition(rule.condition))}"
    }

    private static func condition(_ condition: Agreement.Condition) -> String {
        let test =
            switch condition.test {
            case .isOneOf(let names): "one_of: \(list(names))"
            case .isAtLeast(let number): "at_least: \(number)"
            case .isKnown: "known: true"
            }
        return "field: \(condition.field.rawValue), \(test)"
    }

    private static func block(_ lines: [String], _ indent: String, empty: String) -> String {
        lines.isEmpty ? " \(empty)" : lines.map { "\n\(indent)\($0)" }.joined()
    }

    private static func list(_ names: [String]) -> String { "[\(names.map(quoted).joined(separator: ", "))]" }

    private static func orNone(_ text: String?) -> String { text ?? "none" }

    /// In quotes, unless it is plain in YAML as it stands.
    private static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.first.map(isLetter) ?? false
        if isPlain,
            text.utf8.allSatisfy({
                isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2e || $0 == 0x5f || $0 == 0x2d
            })
        {
            return text
        }
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\u{0}"..<" ", "\u{7f}": "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) }
}
