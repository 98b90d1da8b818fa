/// What a row holds beside its offset and its time. Valid during the call that hands it over alone.
struct RowBytes {
    let headers: UnsafeRawBufferPointer?
    /// `nil`: the record has none.
    let key: UnsafeRawBufferPointer?
    /// `nil`: a tombstone.
    let value: UnsafeRawBufferPointer?
}
