import CloudEvents
package import LeadEvents

/// Format 1: the format number; a varint of ``Presence``; for an alias the other lead's id and no more; else the fields in
/// the order of ``MarketingLead/encode(into:)``.
extension MarketingLead {
    private static let format: UInt8 = 1

    /// Which of the fields that can be absent follow.
    private struct Presence: OptionSet {
        let rawValue: UInt64
        static let alias = Presence(rawValue: 1 << 0)
        static let interest = Presence(rawValue: 1 << 1)
        static let coolsAt = Presence(rawValue: 1 << 2)
        static let capturedAt = Presence(rawValue: 1 << 3)
        static let restsUntil = Presence(rawValue: 1 << 4)
        static let returnedAt = Presence(rawValue: 1 << 5)
        static let wonAt = Presence(rawValue: 1 << 6)
        static let lastTouch = Presence(rawValue: 1 << 7)
        static let askedByHand = Presence(rawValue: 1 << 8)
        static let askedBySignal = Presence(rawValue: 1 << 9)
        static let all = Presence(rawValue: 0x3ff)
    }

    package func encode(into bytes: inout [UInt8]) {
        bytes.append(Self.format)
        bytes.append(number: presence.rawValue)
        if let aliasOf { return bytes.append(uuid: aliasOf.uuid) }
        bytes.append(standing.rawValue << 4 | offer.rawValue)
        bytes.append(UInt8(truncatingIfNeeded: kind.rawValue) << 4 | UInt8(truncatingIfNeeded: band.rawValue))
        bytes.append(number: UInt64(marks.rawValue))
        bytes.append(number: UInt64(round))
        bytes.append(reasons.rawValue)
        bytes.append(number: UInt64(fit))
        bytes.append(number: UInt64(fitAgreement))
        bytes.append(number: UInt64(reportedScore))
        if interest != Interest() {
            bytes.append(number: UInt64(interest.points))
            bytes.append(instant: interest.asOf)
            bytes.append(number: UInt64(interest.seenUntil.milliseconds(since: interest.asOf)))
        }
        if let coolsAt { bytes.append(instant: coolsAt) }
        if let capturedAt { bytes.append(instant: capturedAt) }
        if let restsUntil { bytes.append(instant: restsUntil) }
        if let returnedAt { bytes.append(instant: returnedAt) }
        if let wonAt { bytes.append(instant: wonAt) }
        if let byHandAt = asked.byHandAt { bytes.append(instant: byHandAt) }
        if let bySignalAt = asked.bySignalAt { bytes.append(instant: bySignalAt) }
        if let lastTouchAt {
            bytes.append(instant: lastTouchAt)
            bytes.append(counted: lastTouch)
        }
        bytes.append(counted: seen.bytes)
        bytes.append(counted: contact)
    }

    package init(decoding bytes: UnsafeRawBufferPointer) throws(LeadStateError) {
        self.init()
        var reader = StateReader(bytes)
        let format = try reader.byte()
        guard format <= Self.format else { throw .newerFormat(format) }
        guard format == Self.format else { throw .damaged }
        let presence = Presence(rawValue: try reader.number(upTo: Presence.all.rawValue))
        if presence.contains(.alias) {
            aliasOf = LeadID(try reader.uuid())
        } else {
            try readStanding(from: &reader)
            try readScore(from: &reader, presence)
            try readInstants(from: &reader, presence)
            seen = SeenList(bytes: [UInt8](try reader.counted()))
            contact = [UInt8](try reader.counted())
        }
        guard reader.isAtEnd else { throw .damaged }
    }

    private var presence: Presence {
        if aliasOf != nil { return .alias }
        var presence: Presence = []
        if interest != Interest() { presence.insert(.interest) }
        if coolsAt != nil { presence.insert(.coolsAt) }
        if capturedAt != nil { presence.insert(.capturedAt) }
        if restsUntil != nil { presence.insert(.restsUntil) }
        if returnedAt != nil { presence.insert(.returnedAt) }
        if wonAt != nil { presence.insert(.wonAt) }
        if asked.byHandAt != nil { presence.insert(.askedByHand) }
        if asked.bySignalAt != nil { presence.insert(.askedBySignal) }
        if lastTouchAt != nil { presence.insert(.lastTouch) }
        return presence
    }

    private mutating func readStanding(from reader: inout StateReader) throws(LeadStateError) {
        let progress = try reader.byte()
        let kinds = try reader.byte()
        guard let standing = Standing(rawValue: progress >> 4), let offer = OfferProgress(rawValue: progress & 0xf),
            let kind = LeadKind(rawValue: Int(kinds >> 4)), LeadKind.allCases.contains(kind),
            let band = Band(rawValue: Int(kinds & 0xf)), Band.allCases.contains(band)
        else { throw .damaged }
        (self.standing, self.offer, self.kind, self.band) = (standing, offer, kind, band)
        marks = Marks(rawValue: try reader.number(upTo: Marks.all.rawValue))
        round = try reader.number32()
        reasons = Reasons(rawValue: try reader.number(upTo: Reasons.all.rawValue))
    }

    private mutating func readScore(
        from reader: inout StateReader, _ presence: Presence
    ) throws(LeadStateError) {
        fit = try reader.number(upTo: HalfLife.ceiling)
        fitAgreement = try reader.number32()
        reportedScore = try reader.number(upTo: HalfLife.ceiling)
        guard presence.contains(.interest) else { return }
        interest.points = try reader.number(upTo: HalfLife.ceiling)
        interest.asOf = try reader.instant()
        interest.seenUntil = interest.asOf.advanced(byMilliseconds: try reader.number(upTo: Int64.max))
    }

    private mutating func readInstants(
        from reader: inout StateReader, _ presence: Presence
    ) throws(LeadStateError) {
        if presence.contains(.coolsAt) { coolsAt = try reader.instant() }
        if presence.contains(.capturedAt) { capturedAt = try reader.instant() }
        if presence.contains(.restsUntil) { restsUntil = try reader.instant() }
        if presence.contains(.returnedAt) { returnedAt = try reader.instant() }
        if presence.contains(.wonAt) { wonAt = try reader.instant() }
        if presence.contains(.askedByHand) { asked.byHandAt = try reader.instant() }
        if presence.contains(.askedBySignal) { asked.bySignalAt = try reader.instant() }
        guard presence.contains(.lastTouch) else { return }
        lastTouchAt = try reader.instant()
        lastTouch = [UInt8](try reader.counted())
    }
}

extension StateReader {
    /// A number from 0 to a greatest one.
    fileprivate mutating func number<Value: FixedWidthInteger>(upTo greatest: Value) throws(LeadStateError) -> Value {
        guard let value = Value(exactly: try number()), value <= greatest else { throw .damaged }
        return value
    }
}
