extension OutreachAttempted: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.text(channel, "channel")
        findings.choice(target, "target")
        findings.choice(direction, "direction")
        findings.text(ifPresent: hasOutcome ? outcome : nil, "outcome")
        findings.duration(ifPresent: hasDuration ? duration : nil, "duration")
        findings.time(ifPresent: hasNextStepAt ? nextStepAt : nil, "next_step_at")
        findings.id(ifPresent: hasMessageID ? messageID : nil, "message_id")
        findings.ids(claims, "claims")
        findings.text(ifPresent: hasReason ? reason : nil, "reason")
        findings.text(ifPresent: hasNote ? note : nil, "note", .prose)
        findings.custom(custom)
    }
}

extension ConversationHeld: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.text(channel, "channel")
        findings.choice(target, "target")
        findings.text(ifPresent: hasOutcome ? outcome : nil, "outcome")
        findings.duration(ifPresent: hasDuration ? duration : nil, "duration")
        findings.time(ifPresent: hasNextStepAt ? nextStepAt : nil, "next_step_at")
        findings.text(ifPresent: hasNote ? note : nil, "note", .prose)
        findings.choice(direction, "direction")
        findings.text(ifPresent: hasReason ? reason : nil, "reason")
        findings.custom(custom)
    }
}

extension MeetingScheduled: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.id(meetingID, "meeting_id")
        findings.time(hasStartsAt ? startsAt : nil, "starts_at")
        findings.text(ifPresent: hasChannel ? channel : nil, "channel")
        findings.choice(target, "target")
        findings.duration(ifPresent: hasDuration ? duration : nil, "duration")
        findings.custom(custom)
    }
}

extension MeetingHeld: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.id(meetingID, "meeting_id")
        findings.duration(ifPresent: hasDuration ? duration : nil, "duration")
        findings.text(ifPresent: hasOutcome ? outcome : nil, "outcome")
        findings.time(ifPresent: hasNextStepAt ? nextStepAt : nil, "next_step_at")
        findings.text(ifPresent: hasChannel ? channel : nil, "channel")
        findings.choice(target, "target")
        findings.choice(direction, "direction")
        findings.text(ifPresent: hasNote ? note : nil, "note", .prose)
        findings.custom(custom)
    }
}

extension MeetingMissed: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.id(meetingID, "meeting_id")
        findings.text(ifPresent: hasMissedBy ? missedBy : nil, "missed_by")
        findings.time(ifPresent: hasNextStepAt ? nextStepAt : nil, "next_step_at")
        findings.choice(target, "target")
        findings.custom(custom)
    }
}

extension ObjectionRaised: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.id(objectionID, "objection_id")
        findings.text(kind, "kind")
        findings.text(ifPresent: hasNote ? note : nil, "note", .prose)
        findings.custom(custom)
    }
}

extension ObjectionResolved: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.id(objectionID, "objection_id")
        findings.text(ifPresent: hasHow ? how : nil, "how", .prose)
        findings.custom(custom)
    }
}

extension FollowupScheduled: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.time(hasAt ? at : nil, "at")
        findings.text(ifPresent: hasChannel ? channel : nil, "channel")
        findings.text(ifPresent: hasNote ? note : nil, "note", .prose)
        findings.custom(custom)
    }
}

extension ReferralRequested: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.choice(target, "target")
        findings.text(ifPresent: hasNote ? note : nil, "note", .prose)
        findings.custom(custom)
    }
}

extension ContentRequested: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.text(description_p, "description", .prose)
        findings.time(ifPresent: hasNeededAt ? neededAt : nil, "needed_at")
        findings.custom(custom)
    }
}

extension ContentUsed: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.id(asset, "asset")
        findings.id(ifPresent: hasVersion ? version : nil, "version")
        findings.text(ifPresent: hasChannel ? channel : nil, "channel")
        findings.custom(custom)
    }
}

extension CompetitorMentioned: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.text(competitor, "competitor")
        findings.text(ifPresent: hasNote ? note : nil, "note", .prose)
        findings.custom(custom)
    }
}
