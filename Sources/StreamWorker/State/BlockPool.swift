/// Blocks of memory for rows, cut from pages, with a list of free blocks for each size. A block takes its size rounded up to
/// eight bytes; malloc would take 8 to 24 more, and a cache miss or two.
///
/// What is longer than ``longest`` comes from malloc. Pages stay until the pool goes.
struct BlockPool: ~Copyable {
    private static let unit = 8
    private static let longest = 4_096
    /// With malloc's own sixteen bytes a quarter of a MiB: what malloc takes from the system by itself it rounds up to pages.
    private static let pageBytes = 256 * 1_024 - 16

    private var pages: [UnsafeMutableRawPointer]
    /// What blocks are cut from, at its end: the newest page, or a longer block that was free.
    private var uncut: UnsafeMutableRawPointer
    /// Bytes of it that are left.
    private var left = pageBytes
    /// By size in units; a free block begins with the next one's address.
    private var free: [UnsafeMutableRawPointer?] = Array(repeating: nil, count: longest / unit + 1)

    init() {
        uncut = .allocate(byteCount: Self.pageBytes, alignment: Self.unit)
        pages = [uncut]
    }

    deinit { for page in pages { page.deallocate() } }

    /// - Parameter count: bytes; the same is told when the block is given back.
    mutating func allocate(_ count: Int) -> UnsafeMutableRawPointer {
        guard count <= Self.longest else { return .allocate(byteCount: count, alignment: Self.unit) }
        let units = max((count + Self.unit - 1) / Self.unit, 1)
        if let block = free[units] {
            free[units] = block.load(as: UnsafeMutableRawPointer?.self)
            return block
        }
        if left < units * Self.unit { provide(units) }
        left -= units * Self.unit
        return uncut + left
    }

    mutating func deallocate(_ block: UnsafeMutableRawPointer, _ count: Int) {
        guard count <= Self.longest else { return block.deallocate() }
        keep(block, units: max((count + Self.unit - 1) / Self.unit, 1))
    }

    private mutating func keep(_ block: UnsafeMutableRawPointer, units: Int) {
        block.storeBytes(of: free[units], as: UnsafeMutableRawPointer?.self)
        free[units] = block
    }

    /// Finds something to cut blocks of this size from. Long rows that grew leave free blocks that no other row may ever fit;
    /// those are cut up before there is a new page.
    private mutating func provide(_ units: Int) {
        if left > 0 { keep(uncut, units: left / Self.unit) }
        for longer in stride(from: free.count - 1, to: units, by: -1) {
            guard let block = free[longer] else { continue }
            free[longer] = block.load(as: UnsafeMutableRawPointer?.self)
            (uncut, left) = (block, longer * Self.unit)
            return
        }
        (uncut, left) = (.allocate(byteCount: Self.pageBytes, alignment: Self.unit), Self.pageBytes)
        pages.append(uncut)
    }
}
