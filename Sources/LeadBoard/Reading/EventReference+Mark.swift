import LeadEvents

extension EventReference {
    /// What the event is recognised by when it comes again.
    var mark: UInt64 { IdentityHash.of(self) }
}
