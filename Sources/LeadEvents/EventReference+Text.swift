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
    package var text: String { String(decoding: utf8, as: UTF8.self) }

    /// ``text`` in UTF-8.
    var utf8: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.utf8.count + 1 + id.utf8.count)
        var (source, id) = (source, id)
        source.withUTF8 { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: " "))
        id.withUTF8 { bytes.append(contentsOf: $0) }
        return bytes
    }
}
