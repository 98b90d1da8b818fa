package import CloudEvents

/// The id of a lead: a UUID, given or derived from an identity (schemas/identity.md). Subject and key of the lead's events
/// are its canonical lower-case form.
package struct LeadID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let uuid: UUIDValue

    package init(_ uuid: UUIDValue) { self.uuid = uuid }

    /// Reads the canonical form in either case. `nil` for anything else.
    package init?(_ text: some Collection<UInt8>) { self.init(Array(text)[...]) }

    package init?(_ text: ArraySlice<UInt8>) {
        guard let uuid = UUIDValue(text) else { return nil }
        self.uuid = uuid
    }

    package static func < (left: Self, right: Self) -> Bool { left.uuid < right.uuid }
    package var description: String { uuid.description }
}
