package import LeadEvents

extension SampleEvent {
    /// The event as every publisher hands it in: checked, with its key and its topic.
    ///
    /// - Throws: what is wrong with it; nothing ever is, which a test shows.
    package var publishable: PublishableEvent {
        get throws(EventFault) {
            try PublishableEvent(
                payload: payload, source: reference.source, id: reference.id, time: time, team: team, subject: lead)
        }
    }
}
