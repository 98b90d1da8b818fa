import CloudEvents
package import EventLog
package import LeadEvents

/// What both teams have signed, from the two agreements topics, and which agreement was in force when.
///
/// In force: the agreement that both teams have signed, from max(the stated instant, the later signature's append time plus
/// a minute) on, until a minute after a team took its signature back; a founding one from the beginning of time. The latest
/// such beginning wins. Version 0 where there is none.
///
/// What was in force at some instant more than a minute ago never changes, so that history read again is decided as it was.
package struct AgreementRegister: Sendable {
    /// Reads an agreement's document. `nil` for one that holds faults; such a document cannot come into force.
    package typealias DocumentReader = @Sendable (_ document: String) -> Agreement?

    /// After a signature and its withdrawal, milliseconds: so long may a lane not have seen them yet.
    package static let settling: Int64 = 60_000

    private static let both: [Team] = [.marketing, .sales]

    /// What a team said about an agreement.
    private struct Statement: Sendable {
        enum Kind: Sendable { case signed(from: Int64, isFounding: Bool), withdrawn }

        let team: Team
        let appended: Int64
        let kind: Kind
    }

    private struct InForce: Sendable {
        let from: Int64
        /// The first instant at which it is not.
        var until = Int64.max
        let agreement: Agreement
    }

    private let read: DocumentReader
    private var documents: [String: Agreement] = [:]
    /// By the agreement's hash, in the order of append time, of equal times marketing's first: however a lane came to read
    /// the two topics.
    private var statements: [String: [Statement]] = [:]
    private var timeline: [InForce] = []

    package init(read: @escaping DocumentReader) { self.read = read }

    /// The agreement in force for a record of this append time.
    package func agreement(at time: AppendTime) -> Agreement {
        timeline.last { $0.from <= time.milliseconds && time.milliseconds < $0.until }?.agreement ?? .builtIn
    }

    /// Learns from a record of a team's agreements topic.
    package mutating func take(_ payload: EventPayload, from team: Team, appendTime: AppendTime) {
        switch payload {
        case .agreementProposed(let proposal):
            // Of a document with faults nothing is known but that its hash was signed.
            guard var agreement = read(proposal.document), agreement.version == proposal.version else { return }
            agreement.hash = proposal.hash
            documents[proposal.hash] = agreement
        case .agreementSigned(let signed):
            let from = signed.hasEffectiveFrom ? signed.effectiveFrom.instant.milliseconds : Int64.min
            add(.signed(from: from, isFounding: signed.founding), to: signed.hash, team, appendTime)
        case .agreementWithdrawn(let withdrawn):
            add(.withdrawn, to: withdrawn.hash, team, appendTime)
        default:
            return
        }
        timeline = documents.flatMap { hash, agreement in periods(of: hash, agreement) }.sorted {
            ($0.from, $0.agreement.version, $0.agreement.hash) < ($1.from, $1.agreement.version, $1.agreement.hash)
        }
    }

    /// Every agreement that was proposed or signed, by the first statement about it.
    package var standings: [AgreementStanding] {
        Set(statements.keys).union(documents.keys).map { hash in
            let said = statements[hash] ?? []
            let last = said.reduce(into: [Team: Statement]()) { $0[$1.team] = $1 }
            let agreement = documents[hash]
            return AgreementStanding(
                hash: hash, version: agreement?.version,
                isFounding: said.contains { if case .signed(_, true) = $0.kind { true } else { false } },
                signedBy: last.filter { if case .signed = $0.value.kind { true } else { false } }.map(\.key).sorted {
                    $0.rawValue < $1.rawValue
                },
                periods: agreement.map { Self.spans(periods(of: hash, $0)) } ?? [])
        }.sorted { ($0.version ?? .max, $0.hash) < ($1.version ?? .max, $1.hash) }
    }

    /// Periods that follow on each other without a gap as one; a signature repeated begins another.
    private static func spans(_ periods: [InForce]) -> [AgreementStanding.Period] {
        var spans: [(from: Int64, until: Int64)] = []
        for period in periods where period.from < period.until {
            if let last = spans.indices.last, spans[last].until == period.from {
                spans[last].until = period.until
            } else {
                spans.append((period.from, period.until))
            }
        }
        return spans.map { span in
            .init(
                from: span.from == .min ? nil : Instant(milliseconds: span.from),
                until: span.until == .max ? nil : Instant(milliseconds: span.until))
        }
    }

    private mutating func add(_ kind: Statement.Kind, to hash: String, _ team: Team, _ time: AppendTime) {
        statements[hash, default: []].append(Statement(team: team, appended: time.milliseconds, kind: kind))
        statements[hash]?.sort { ($0.appended, $0.team.rawValue) < ($1.appended, $1.team.rawValue) }
    }

    /// Whether no other agreement was signed before: a founding one is written on an untouched log, or counts as any other.
    private func isFirst(_ hash: String) -> Bool {
        guard let first = statements[hash]?.first?.appended else { return false }
        return statements.allSatisfy { $0.key == hash || $0.value.first.map { $0.appended >= first } ?? true }
    }

    /// When the agreement was, is and will be in force. A statement changes nothing that lies before it has settled.
    private func periods(of hash: String, _ agreement: Agreement) -> [InForce] {
        var periods: [InForce] = []
        var signatures: [Team: (from: Int64, isFounding: Bool)] = [:]
        for statement in statements[hash] ?? [] {
            let settled = statement.appended + Self.settling
            if let open = periods.indices.last { periods[open].until = min(periods[open].until, settled) }
            switch statement.kind {
            case .signed(let from, let isFounding):
                // A founding signature is both teams', whichever worker wrote it, and either may take its own back.
                for team in isFounding && isFirst(hash) ? Self.both : [statement.team] {
                    signatures[team] = (from, isFounding)
                }
            case .withdrawn: signatures[statement.team] = nil
            }
            guard signatures.count == Self.both.count else { continue }
            let isFounding = isFirst(hash) && signatures.values.contains { $0.isFounding }
            let stated = signatures.values.map(\.from).max() ?? .min
            let from = isFounding && periods.isEmpty ? .min : max(settled, stated)
            periods.append(InForce(from: from, agreement: agreement))
        }
        return periods
    }
}
