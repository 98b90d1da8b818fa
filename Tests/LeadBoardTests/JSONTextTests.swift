import LeadBoard
import Testing

@Suite("JSON of reports")
struct JSONTextTests {
    @Test(
        "numbers are rounded and have no zeros at the end",
        arguments: [
            (14.650729166666666, 2, "14.65"), (0.030425, 4, "0.0304"), (0.5, 4, "0.5"), (2.0, 2, "2"), (-0.001, 2, "0"),
            (-1.18130787, 2, "-1.18"), (0.00005, 4, "0.0001"), (100.0, 2, "100"), (0.1052500, 4, "0.1053"),
        ])
    func decimals(value: Double, digits: Int, text: String) {
        #expect(JSONText.decimal(value, digits: digits).description == text)
    }

    @Test("no number is null", arguments: [nil, Double.nan, .infinity])
    func noNumber(value: Double?) {
        #expect(JSONText.decimal(value, digits: 2).description == "null")
    }

    @Test("strings are escaped")
    func strings() {
        #expect(JSONText.string("a\"b\\c\n\u{1}é").description == #""a\"b\\c\n\u0001é""#)
    }

    @Test("members keep their order")
    func objects() {
        let json = JSONText.object([.init("b", .integer(1)), .init("a", .array([.bool(true), .null, .optional(nil)]))])
        #expect(json.description == #"{"b":1,"a":[true,null,null]}"#)
    }
}
