import CloudEvents
import LeadEvents

extension LeadID {
    static let sample = LeadID(UUIDValue(high: 0x0123_4567_89ab_5def, low: 0x8123_4567_89ab_cdef))
}

extension Envelope {
    /// An envelope that is as it should be: with a lead as its subject where the type asks for one.
    static func sample(
        _ type: EventType, team: Team? = nil, encoding: PayloadEncoding = .protobuf
    ) -> Envelope {
        let entry = Catalogue[type]
        let isAboutLead = entry.key == .lead || entry.key == .keyOfActivity
        var envelope = Envelope()
        envelope.specVersion = "1.0".bytes
        envelope.id = "1".bytes
        envelope.source = "test".bytes
        envelope.type = type.name.bytes
        envelope.subject = isAboutLead ? LeadID.sample.uuid.text[...] : nil
        envelope.team = (team ?? entry.onlyTeam ?? .marketing).name.bytes
        envelope.contentType = encoding.contentType.bytes
        return envelope
    }
}

extension String {
    var bytes: ArraySlice<UInt8> { Array(utf8)[...] }
}
