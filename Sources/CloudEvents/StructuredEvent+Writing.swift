extension StructuredEvent {
    /// The event as one line of JSON: the attributes in a fixed order, then the data. Extensions that the envelope does not
    /// hold are not written.
    package var json: [UInt8] {
        var line: [UInt8] = [UInt8(ascii: "{")]
        func append(_ name: String, _ value: (inout [UInt8]) -> Void) {
            if line.count > 1 { line.append(UInt8(ascii: ",")) }
            line.appendJSON(name)
            line.append(UInt8(ascii: ":"))
            value(&line)
        }
        for attribute in Attribute.allCases {
            guard let value = envelope[attribute] else { continue }
            append("\(attribute.memberName)") { $0.appendJSON(String(decoding: value, as: UTF8.self)) }
        }
        switch payload {
        case .absent: break
        case .json(let bytes): append("data") { $0.append(contentsOf: bytes) }
        case .binary(let bytes):
            append("data_base64") { $0.appendJSON(String(decoding: Base64.encode(bytes), as: UTF8.self)) }
        }
        line.append(UInt8(ascii: "}"))
        return line
    }
}
