/// Reads the whole numbers at the top of a JSON object; what is nested is passed over.
struct TopNumbers {
    private let json: UnsafeRawBufferPointer
    private var place = 0
    private var depth = 0

    init(_ json: UnsafeRawBufferPointer) { self.json = json }

    /// The next field with a whole number; `nil` at the end. A field that breaks off is none.
    mutating func next() -> (field: String, value: Int64)? {
        while place < json.count {
            let byte = json[place]
            place += 1
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                let text = text()
                if depth == 1, pass(UInt8(ascii: ":")), let value = number() {
                    return (String(decoding: json[text], as: UTF8.self), value)
                }
            default: break
            }
        }
        return nil
    }

    /// The bytes up to the quotation mark that ends the text.
    private mutating func text() -> Range<Int> {
        let start = place
        while place < json.count, json[place] != UInt8(ascii: "\"") {
            place += json[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        let end = min(place, json.count)
        place = end + 1
        return start..<end
    }

    private mutating func skipSpace() {
        while place < json.count, json[place] <= UInt8(ascii: " ") { place += 1 }
    }

    private mutating func pass(_ byte: UInt8) -> Bool {
        skipSpace()
        guard place < json.count, json[place] == byte else { return false }
        place += 1
        return true
    }

    private mutating func number() -> Int64? {
        skipSpace()
        let start = place
        var number: Int64 = 0
        while place < json.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(json[place]) {
            number = number &* 10 &+ Int64(json[place] - UInt8(ascii: "0"))
            place += 1
        }
        return place > start && place < json.count ? number : nil
    }
}
