import LeadEvents

extension Decision {
    /// A decision in one short line, so that a table shows a whole history.
    var summary: String {
        switch payload {
        case .assignmentRequested(let request):
            "requested \(request.request)" + (request.hasPreferredRep ? " for \(request.preferredRep)" : "")
        case .assignmentReleased(let release): "released \(release.request) \(release.reason)"
        case .stageChanged(let change): "stage \(change.to)"
        case .handoffConfirmed(let answer): "confirmed \(answer.handoffID)"
        case .handoffReturned(let answer): "returned \(answer.handoffID) \(answer.reason)"
        case .handoffExpired(let expiry): "expired \(expiry.handoffID)"
        case .accountabilityTransferred(let transfer): "\(transfer.from) to \(transfer.to): \(transfer.reason)"
        case .deadlineBreached(let breach): "breached \(breach.deadline) by \(breach.waitingOn)"
        case .dealClosed(let deal):
            "closed \(deal.dealID) \(deal.outcome)" + (deal.bypass == .unspecified ? "" : " bypass \(deal.bypass)")
        case .followupDue(let followUp): "follow-up after \(followUp.attempts)"
        case .leadExhausted(let exhausted): "exhausted after \(exhausted.attempts)"
        case .leadFasttracked: "fast-tracked"
        case .activityRefused(let refusal): "refused \(refusal.kind)"
        case .anomalyNoted(let anomaly): "anomaly \(anomaly.kind)"
        default: "\(payload.type)"
        }
    }
}
