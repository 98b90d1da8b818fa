/// The catalogue of event types: owner, key, topic and meaning of each, as data.
package enum Catalogue {
    /// Every type, in the order of ``EventType``.
    package static let entries: [CatalogueEntry] =
        marketingActivities + marketingDecisions + salesActivities + salesDecisions + sharedByBothTeams + internals

    /// The entry of a type. Total: a test holds ``entries`` to the order of ``EventType/allCases``.
    package static subscript(type: EventType) -> CatalogueEntry { entries[Int(type.rawValue)] }
}
