import CloudEvents
import LeadEvents
import SwiftProtobuf

extension Deliberation {
    /// The signal that a capture counts as.
    private static let captureSignal = "form.submitted"

    mutating func captured(_ capture: LeadCaptured) {
        if capture.isTest { return capturedInTest(capture) }
        if lead.marks.contains(.test) { forgetTest() }
        let isFirst = lead.capturedAt == nil
        if isFirst { begin(capture) } else { touch(capture.hasOrigin ? capture.origin : nil) }
        if capture.kind == .customer { lead.kind = .customer }
        learn(from: capture, isFirst: isFirst)
        count(
            SeenList.Entry(
                time: time, signal: Self.captureSignal, asset: capture.hasFormID ? capture.formID : nil))
        rescore(.activity)
        if isFirst { compareClosing() }
        let raised = capture.contactRequested && agreement.qualification.handRaisersQualifyAtOnce
        considerQualification(raised ? .handRaised : [], isFirstCapture: isFirst)
    }

    /// The first capture fixes origin, kind and time.
    private mutating func begin(_ capture: LeadCaptured) {
        lead.capturedAt = time
        if lead.standing == .unknown { lead.standing = .nurturing }
        if capture.kind == .candidate || capture.kind == .partner { lead.kind = capture.kind }
        if capture.hasOrigin, capture.hasEarlierTouch || lead.lastTouchAt != nil { touch(capture.origin) }
    }

    private mutating func learn(from capture: LeadCaptured, isFirst: Bool) {
        if !capture.isTest {
            let said = IdentityNames(capture.identities, person: capture.hasPerson ? capture.person : nil)
            alias(said, knownBefore: isFirst ? IdentityNames([]) : knows().names)
        }
        learn { brief in
            if isFirst {
                if capture.hasEarlierTouch {
                    brief.firstTouch = capture.earlierTouch
                } else if capture.hasOrigin {
                    brief.firstTouch = capture.origin
                }
            }
            if capture.hasPerson { brief.replacePerson(by: capture.person) }
            if capture.hasAccount { brief.replaceAccount(by: capture.account) }
            if capture.hasInterest { brief.interest = capture.interest }
            if !capture.products.isEmpty { brief.products = capture.products }
            for identity in capture.identities { brief.add(identity) }
        }
        for consent in capture.consents { take(consent) }
    }

    // MARK: - Tests

    /// A test is kept apart from the first: a lead of tests alone is given up at once, and a test changes no real lead.
    private mutating func capturedInTest(_ capture: LeadCaptured) {
        guard lead.capturedAt == nil else { return }
        lead.capturedAt = time
        lead.marks.insert(.test)
        learn(from: capture, isFirst: true)
        giveUp(.test, subject: DisqualificationReason.test.rawValue)
    }

    /// A real capture of a lead that only tests captured is its first one.
    private mutating func forgetTest() {
        lead.marks.remove(.test)
        lead.capturedAt = nil
        if lead.standing == .disqualified { lead.standing = .unknown }
        learn { $0 = Brief() }
    }
}

// MARK: - Touches

extension Deliberation {
    /// Keeps a touch as the latest one, unless a later one is known.
    mutating func touch(_ origin: Origin?) {
        guard let origin, (lead.lastTouchAt ?? lead.capturedAt).map({ time >= $0 }) ?? true else { return }
        lead.lastTouchAt = time
        lead.lastTouch = origin.kept
    }
}
