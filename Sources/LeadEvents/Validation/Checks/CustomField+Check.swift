extension Findings {
    /// A company's own fields: at most 64, sorted by key without one twice, key and value together at most 1 KiB.
    mutating func custom(_ fields: [CustomField]) {
        if fields.isEmpty { return }
        count(fields.count, "custom", atMost: 64)
        var previous: CustomField?
        for (index, field) in fields.enumerated() {
            inside("custom", at: index) { findings in
                findings.id(field.key, "key")
                if field.key.utf8.count + field.value.utf8.count > 1_024 {
                    findings.add(.invalidValue, "", "has more than 1 KiB", mend: "shorten it, or write a link")
                }
                if let previous, !previous.key.utf8.lexicographicallyPrecedes(field.key.utf8) {
                    findings.add(
                        .invalidValue, "key",
                        previous.key == field.key ? "is there twice" : "does not come after the key before it",
                        mend: "sort the fields by the bytes of their keys, each once")
                }
            }
            previous = field
        }
    }
}
