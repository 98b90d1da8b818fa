import SeededRandom
import Testing

@testable import StreamWorker

@Suite("Memory of rows")
struct BlockPoolTests {
    @Test("blocks of any size keep their bytes while others come and go", arguments: [1, 2])
    func blocksAreApart(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var pool = BlockPool()
        var blocks: [(bytes: UnsafeMutableRawBufferPointer, filled: UInt8)] = []
        for _ in 0..<20_000 {
            if blocks.count > 500 || (!blocks.isEmpty && Bool.random(using: &random)) {
                let (bytes, filled) = blocks.remove(at: Int.random(in: blocks.indices, using: &random))
                #expect(bytes.allSatisfy { $0 == filled })
                if let start = bytes.baseAddress { pool.deallocate(start, bytes.count) }
            } else {
                let count = Int.random(in: 1...6_000, using: &random)
                let filled = UInt8.random(in: 0...255, using: &random)
                let bytes = UnsafeMutableRawBufferPointer(start: pool.allocate(count), count: count)
                bytes.initializeMemory(as: UInt8.self, repeating: filled)
                blocks.append((bytes, filled))
            }
        }
        for (bytes, _) in blocks { if let start = bytes.baseAddress { pool.deallocate(start, bytes.count) } }
    }
}
