import LeadEvents

extension BoardEvent {
    /// Whether sales reached the person: an attempt that got through, a conversation, a meeting. A partner who may refer
    /// others is not the lead.
    var isContact: Bool {
        switch event.payload {
        case .outreachAttempted(let attempt):
            !attempt.isTest && attempt.target != .partner && attempt.outcome == "reached"
        case .conversationHeld(let conversation): !conversation.isTest && conversation.target != .partner
        case .meetingHeld(let meeting): !meeting.isTest
        default: false
        }
    }
}
