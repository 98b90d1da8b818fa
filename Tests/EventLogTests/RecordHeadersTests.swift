import EventLog
import SeededRandom
import Testing

@Suite("Headers as one block of bytes")
struct RecordHeadersTests {
    @Test("headers come back in their order, the absent value apart from the empty one")
    func order() {
        var headers = RecordHeaders()
        headers.append(name: "b", value: "1")
        headers.append(name: "a", value: "")
        headers.append(name: Array("b".utf8)[...], value: nil)
        let found = headers.map { header in
            (String(decoding: header.name, as: UTF8.self), header.value.map { String(decoding: $0, as: UTF8.self) })
        }
        #expect(found.map(\.0) == ["b", "a", "b"])
        #expect(found.map(\.1) == ["1", "", nil])
        #expect(headers.isWellFormed)
    }

    @Test("the first of a name counts; no header is not a header without a value")
    func first() {
        var headers = RecordHeaders()
        headers.append(name: Array("none".utf8)[...], value: nil)
        headers.append(name: "a", value: "1")
        headers.append(name: "a", value: "2")
        #expect(headers.first("a") == .some(.some(ArraySlice("1".utf8))))
        #expect(headers.first("none") == .some(.none))
        #expect(headers.first("b") == .none)
    }

    @Test("the shape of the block is fixed, because it is stored")
    func shape() {
        var headers = RecordHeaders()
        headers.append(name: "ab", value: "xyz")
        headers.append(name: Array("c".utf8)[...], value: nil)
        #expect(
            Array(headers.block) == [2, 97, 98, 3, 0, 0, 0, 120, 121, 122] + [1, 99, 255, 255, 255, 255])
    }

    @Test("a name of no or more than 255 bytes is left out", arguments: [0, 256])
    func names(_ count: Int) {
        var headers = RecordHeaders()
        headers.append(name: String(repeating: "x", count: count), value: "1")
        #expect(headers.isEmpty)
    }

    @Test("no bytes whatever make reading crash or run for ever")
    func anyBytes() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<2_000 {
            let count = Int.random(in: 0..<40, using: &random)
            let bytes = (0..<count).map { _ in
                [0, 1, 2, 255, UInt8.random(in: 0...255, using: &random)].randomElement(using: &random) ?? 0
            }
            let headers = RecordHeaders(block: bytes[...])
            #expect(headers.reduce(0) { $0 + $1.name.count + ($1.value?.count ?? 0) } <= count)
        }
    }

    @Test(
        "a block that ends early or has a length below -1 is not well formed",
        arguments: [
            [0], [5, 97], [1, 97, 0, 0, 0], [1, 97, 1, 0, 0, 0], [1, 97, 254, 255, 255, 255],
            [1, 97, 255, 255, 255, 127],
        ] as [[UInt8]])
    func malformed(_ bytes: [UInt8]) {
        let headers = RecordHeaders(block: bytes[...])
        #expect(!headers.isWellFormed)
        #expect(Array(headers).isEmpty)
    }
}
