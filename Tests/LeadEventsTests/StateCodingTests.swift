import CloudEvents
import LeadEvents
import Testing

@Suite("State coding")
struct StateCodingTests {
    private static let texts = [
        "", "rep-1", "f47ac10b-58cc-4372-a567-0e02b2c3d479", "4ef15afb4b2723d8f3d81e51ec7afefe",
        "F47AC10B-58CC-4372-A567-0E02B2C3D479", "f47ac10b-58cc-4372-a567+0e02b2c3d479", "Zürich",
        String(repeating: "x", count: 300),
    ]

    @Test("every number comes back", arguments: [0, 1, 127, 128, 16_383, 16_384, UInt64(UInt32.max), .max])
    func numbers(number: UInt64) throws {
        var bytes: [UInt8] = []
        bytes.append(number: number)
        bytes.append(signed: Int64(bitPattern: number))
        let read = try bytes.withUnsafeBytes { raw in
            var reader = StateReader(raw)
            return (try reader.number(), try reader.signed(), reader.isAtEnd)
        }
        #expect(read == (number, Int64(bitPattern: number), true))
    }

    @Test("every text comes back, and ids are short", arguments: texts)
    func text(text: String) throws {
        var bytes: [UInt8] = []
        bytes.append(text: text)
        let read = try bytes.withUnsafeBytes { raw in
            var reader = StateReader(raw)
            return try reader.text()
        }
        #expect(read == text)
        if text == Self.texts[2] || text == Self.texts[3] { #expect(bytes.count == 17) }
    }

    @Test("instants and UUIDs come back")
    func instants() throws {
        let uuid = UUIDValue(high: 0x0123_4567_89ab_cdef, low: 0xfedc_ba98_7654_3210)
        var bytes: [UInt8] = []
        bytes.append(instant: .earliest)
        bytes.append(uuid: uuid)
        bytes.append(instant: .latest)
        let read = try bytes.withUnsafeBytes { raw in
            var reader = StateReader(raw)
            return (try reader.instant(), try reader.uuid(), try reader.instant())
        }
        #expect(read == (.earliest, uuid, .latest))
    }

    @Test(
        "bytes that are none are damaged, never a trap",
        arguments: [
            [], [0x80], Array(repeating: 0xff, count: 11),
            [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
            [3], [0, 1, 2], [4, 0xff, 0xfe],
        ] as [[UInt8]])
    func damaged(bytes: [UInt8]) {
        _ = bytes.withUnsafeBytes { raw in
            #expect(throws: LeadStateError.damaged) {
                var reader = StateReader(raw)
                _ = try reader.text()
            }
        }
    }
}
