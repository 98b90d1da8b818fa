import CloudEvents
package import EventLog
package import LeadEvents

/// What both teams have signed, from the two agreements topics, and which agreement was in force when.
///
/// In force: the agreement that both teams have signed, from max(the stated instant, the later signature's append time plus
/// a minute) on; a founding one from the beginning of time. The latest such beginning wins. Version 0 where there is none.
package struct AgreementRegister: Sendable {
    /// Reads an agreement's document. `nil` for one that holds faults; such a document cannot come into force.
    package typealias DocumentReader = @Sendable (_ document: String) -> Agreement?

    /// After the later signature, milliseconds: so long may a lane not have seen it yet.
    package static let settling: Int64 = 60_000

    private struct Signature: Sendable {
        let from: Int64
        let appended: Int64
        let isFounding: Bool
    }

    private struct InForce: Sendable {
        let from: Int64
        let agreement: Agreement
    }

    private let read: DocumentReader
    private var documents: [String: Agreement] = [:]
    private var signatures: [Team: [String: Signature]] = [:]
    private var timeline: [InForce] = []

    package init(read: @escaping DocumentReader) { self.read = read }

    /// The agreement in force for a record of this append time.
    package func agreement(at time: AppendTime) -> Agreement {
        timeline.last { $0.from <= time.milliseconds }?.agreement ?? .builtIn
    }

    /// Learns from a record of a team's agreements topic.
    package mutating func take(_ payload: EventPayload, from team: Team, appendTime: AppendTime) {
        switch payload {
        case .agreementProposed(let proposal):
            if var agreement = read(proposal.document) {
                agreement.version = proposal.version
                agreement.hash = proposal.hash
                documents[proposal.hash] = agreement
            }
        case .agreementSigned(let signed):
            let from = signed.hasEffectiveFrom ? signed.effectiveFrom.instant.milliseconds : Int64.min
            signatures[team, default: [:]][signed.hash] = Signature(
                from: from, appended: appendTime.milliseconds, isFounding: signed.founding)
        case .agreementWithdrawn(let withdrawn):
            signatures[team]?[withdrawn.hash] = nil
        default:
            return
        }
        timeline = makeTimeline()
    }

    private func makeTimeline() -> [InForce] {
        var inForce: [InForce] = []
        for (hash, agreement) in documents {
            let marketing = signatures[.marketing]?[hash]
            let sales = signatures[.sales]?[hash]
            if marketing?.isFounding ?? false || sales?.isFounding ?? false {
                inForce.append(InForce(from: .min, agreement: agreement))
            } else if let marketing, let sales {
                let settled = max(marketing.appended, sales.appended) + Self.settling
                inForce.append(InForce(from: max(settled, marketing.from, sales.from), agreement: agreement))
            }
        }
        return inForce.sorted {
            ($0.from, $0.agreement.version, $0.agreement.hash) < ($1.from, $1.agreement.version, $1.agreement.hash)
        }
    }
}
