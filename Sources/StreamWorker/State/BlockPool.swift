/// Blocks of memory for rows, cut from pages, with a list of free blocks for each size. A block takes its size rounded up to
/// eight bytes; malloc would take 8 to 24 more, and a cache miss or two.
///
/// What is longer than ``longest`` comes from malloc. Pages stay until the pool goes.
struct BlockPool: ~Copyable {
    private static let unit = 8
    private static let longest = 4_096
    private static let pageBytes = 256 * 1_024

    private var pages: [UnsafeMutableRawPointer] = []
    /// Bytes at the start of the newest page that are not cut yet.
    private var left = 0
    /// By size in units; a free block begins with the next one's address.
    private var free: [UnsafeMutableRawPointer?] = Array(repeating: nil, count: longest / unit + 1)

    init() {}

    deinit { for page in pages { page.deallocate() } }

    /// - Parameter count: bytes; the same is told when the block is given back.
    mutating func allocate(_ count: Int) -> UnsafeMutableRawPointer {
        guard count <= Self.longest else { return .allocate(byteCount: count, alignment: Self.unit) }
        let units = max((count + Self.unit - 1) / Self.unit, 1)
        if let block = free[units] {
            free[units] = block.load(as: UnsafeMutableRawPointer?.self)
            return block
        }
        if left < units * Self.unit { addPage() }
        left -= units * Self.unit
        return pages[pages.count - 1] + left
    }

    mutating func deallocate(_ block: UnsafeMutableRawPointer, _ count: Int) {
        guard count <= Self.longest else { return block.deallocate() }
        keep(block, units: max((count + Self.unit - 1) / Self.unit, 1))
    }

    private mutating func keep(_ block: UnsafeMutableRawPointer, units: Int) {
        block.storeBytes(of: free[units], as: UnsafeMutableRawPointer?.self)
        free[units] = block
    }

    private mutating func addPage() {
        if let page = pages.last, left > 0 { keep(page, units: left / Self.unit) }
        pages.append(.allocate(byteCount: Self.pageBytes, alignment: Self.unit))
        left = Self.pageBytes
    }
}
