extension EventReference {
    package init(source: String, id: String) {
        self.init()
        self.source = source
        self.id = id
    }

    init(source: ArraySlice<UInt8>, id: ArraySlice<UInt8>) {
        self.init(source: String(decoding: source, as: UTF8.self), id: String(decoding: id, as: UTF8.self))
    }

    /// Source and id with a space between, as `ce_causationid` says it.
    package var text: String { "\(source) \(id)" }
}
