import CloudEvents
package import LeadEvents

/// Format 1: the format number; ``Presence``; for an alias the other lead's id and no more; else stage and accountable in one
/// byte, the time of the latest decision, and what is present in the order of ``encode(into:)``.
extension SalesLead {
    private static let format: UInt8 = 1

    private struct Presence: OptionSet {
        let rawValue: UInt64
        static let alias = Presence(rawValue: 1 << 0)
        static let takenOver = Presence(rawValue: 1 << 1)
        static let missingOfferNoted = Presence(rawValue: 1 << 2)
        static let requestOpen = Presence(rawValue: 1 << 3)
        static let handoff = Presence(rawValue: 1 << 4)
        static let respondBy = Presence(rawValue: 1 << 5)
        static let owner = Presence(rawValue: 1 << 6)
        static let assigned = Presence(rawValue: 1 << 7)
        static let pool = Presence(rawValue: 1 << 8)
        static let attempts = Presence(rawValue: 1 << 9)
        static let followUp = Presence(rawValue: 1 << 10)
        static let deals = Presence(rawValue: 1 << 11)
        static let waiting = Presence(rawValue: 1 << 12)
        static let otherNames = Presence(rawValue: 1 << 13)
        static let request = Presence(rawValue: 1 << 14)
        static let converted = Presence(rawValue: 1 << 15)
        /// When it came to its stage; not written where that was the latest decision.
        static let stageSince = Presence(rawValue: 1 << 16)
        static let all = Presence(rawValue: 1 << 17 - 1)
    }

    private var presence: Presence {
        if aliasOf != nil { return .alias }
        var presence: Presence = []
        func add(_ flag: Presence, if isPresent: Bool) { if isPresent { presence.insert(flag) } }
        add(.takenOver, if: isTakenOver)
        add(.missingOfferNoted, if: isMissingOfferNoted)
        add(.converted, if: isConverted)
        add(.stageSince, if: stageSince != decidedAt)
        add(.requestOpen, if: isRequestOpen)
        add(.handoff, if: handoff != nil)
        add(.respondBy, if: handoff?.respondBy != nil)
        add(.owner, if: owner != nil)
        add(.assigned, if: assigned != nil)
        add(.pool, if: pool != nil)
        add(.request, if: request != 0)
        add(.attempts, if: attempts != 0)
        add(.followUp, if: followUp != nil)
        add(.deals, if: !deals.isEmpty)
        add(.waiting, if: !waiting.isEmpty)
        add(.otherNames, if: !otherNames.isEmpty)
        return presence
    }

    package func encode(into bytes: inout [UInt8]) {
        bytes.append(Self.format)
        bytes.append(number: presence.rawValue)
        if let aliasOf { return bytes.append(uuid: aliasOf.uuid) }
        bytes.append(stage.rawValue << 4 | accountable.rawValue)
        bytes.append(instant: decidedAt)
        if stageSince != decidedAt { bytes.append(instant: stageSince) }
        if let handoff {
            bytes.append(handoff.answer.rawValue)
            bytes.append(text: handoff.id)
            bytes.append(number: UInt64(handoff.round))
            bytes.append(instant: handoff.offeredAt)
            if let respondBy = handoff.respondBy {
                bytes.append(signed: respondBy.milliseconds(since: handoff.offeredAt))
            }
        }
        for text in [owner, assigned, pool] { if let text { bytes.append(text: text) } }
        if request != 0 { bytes.append(number: UInt64(request)) }
        if attempts != 0 { bytes.append(number: UInt64(attempts)) }
        if let followUp {
            bytes.append(instant: followUp.setAt)
            bytes.append(signed: followUp.due.milliseconds(since: followUp.setAt))
            bytes.append(number: followUp.setBy)
        }
        encodeLists(into: &bytes)
    }

    private func encodeLists(into bytes: inout [UInt8]) {
        if !deals.isEmpty {
            bytes.append(number: UInt64(deals.deals.count))
            for deal in deals.deals {
                bytes.append(deal.status.rawValue)
                bytes.append(text: deal.id)
            }
        }
        if !waiting.isEmpty {
            bytes.append(number: UInt64(waiting.count))
            for activity in waiting { activity.encode(into: &bytes) }
        }
        if !otherNames.isEmpty {
            bytes.append(number: UInt64(otherNames.count))
            for name in otherNames { bytes.append(number: UInt64(name)) }
        }
    }

    package init(decoding bytes: UnsafeRawBufferPointer) throws(LeadStateError) {
        self.init()
        var reader = StateReader(bytes)
        let format = try reader.byte()
        guard format <= Self.format else { throw .newerFormat(format) }
        guard format == Self.format else { throw .damaged }
        let presence = Presence(rawValue: try reader.number())
        guard presence.isSubset(of: .all) else { throw .damaged }
        if presence.contains(.alias) {
            aliasOf = LeadID(try reader.uuid())
        } else {
            try readStanding(from: &reader, presence)
            try readWork(from: &reader, presence)
            try readLists(from: &reader, presence)
        }
        guard reader.isAtEnd else { throw .damaged }
    }

    private mutating func readStanding(
        from reader: inout StateReader, _ presence: Presence
    ) throws(LeadStateError) {
        let standing = try reader.byte()
        guard let stage = Stage(rawValue: standing >> 4), let accountable = Accountable(rawValue: standing & 0xf) else {
            throw .damaged
        }
        (self.stage, self.accountable) = (stage, accountable)
        decidedAt = try reader.instant()
        stageSince = presence.contains(.stageSince) ? try reader.instant() : decidedAt
        isTakenOver = presence.contains(.takenOver)
        isMissingOfferNoted = presence.contains(.missingOfferNoted)
        isConverted = presence.contains(.converted)
        isRequestOpen = presence.contains(.requestOpen)
        guard presence.contains(.handoff) else { return }
        guard let answer = Handoff.Answer(rawValue: try reader.byte()) else { throw .damaged }
        var handoff = Handoff(
            id: try reader.text(), round: try reader.number32(), offeredAt: try reader.instant(), respondBy: nil)
        handoff.answer = answer
        if presence.contains(.respondBy) {
            handoff.respondBy = handoff.offeredAt.advanced(byMilliseconds: try reader.signed())
        }
        self.handoff = handoff
    }

    private mutating func readWork(from reader: inout StateReader, _ presence: Presence) throws(LeadStateError) {
        if presence.contains(.owner) { owner = try reader.text() }
        if presence.contains(.assigned) { assigned = try reader.text() }
        if presence.contains(.pool) { pool = try reader.text() }
        if presence.contains(.request) { request = try reader.number32() }
        if presence.contains(.attempts) { attempts = try reader.number32() }
        guard presence.contains(.followUp) else { return }
        let setAt = try reader.instant()
        let due = setAt.advanced(byMilliseconds: try reader.signed())
        followUp = FollowUp(due: due, setAt: setAt, setBy: try reader.number())
    }

    private mutating func readLists(from reader: inout StateReader, _ presence: Presence) throws(LeadStateError) {
        if presence.contains(.deals) {
            for _ in 0..<(try reader.count()) {
                guard let status = Deal.Status(rawValue: try reader.byte()) else { throw .damaged }
                deals.set(try reader.text(), to: status)
            }
        }
        if presence.contains(.waiting) {
            for _ in 0..<(try reader.count()) { waiting.append(try WaitingActivity(from: &reader)) }
        }
        if presence.contains(.otherNames) {
            for _ in 0..<(try reader.count()) { otherNames.append(try reader.number32()) }
        }
    }
}
