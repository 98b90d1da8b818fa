import CloudEvents

/// The deadlines of a partition's rows, the earliest first; of equal ones the smaller key first, so that the order is the
/// same on every machine.
///
/// Entries are not taken out when a deadline moves: one counts only while the row still says the same.
/// Cost: 32 bytes an entry. A binary heap.
struct DeadlineQueue {
    struct Entry: Comparable {
        let instant: Int64
        let key: StateKey

        static func < (left: Entry, right: Entry) -> Bool {
            if left.instant != right.instant { return left.instant < right.instant }
            if left.key.id != right.key.id { return left.key.id < right.key.id }
            return left.key.store.number < right.key.store.number
        }
    }

    private var heap: [Entry] = []

    var count: Int { heap.count }
    var first: Entry? { heap.first }

    mutating func push(_ entry: Entry) {
        heap.append(entry)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child] < heap[parent] else { break }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    mutating func popFirst() {
        guard let last = heap.popLast(), !heap.isEmpty else { return }
        heap[0] = last
        sink(0)
    }

    /// Keeps what `isValid` accepts. Cost: linear.
    mutating func prune(_ isValid: (Entry) -> Bool) {
        heap.removeAll { !isValid($0) }
        for position in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(position) }
    }

    private mutating func sink(_ start: Int) {
        var parent = start
        while true {
            var smallest = parent
            let left = 2 * parent + 1
            for child in left..<min(left + 2, max(heap.count, left)) where heap[child] < heap[smallest] {
                smallest = child
            }
            guard smallest != parent else { return }
            heap.swapAt(parent, smallest)
            parent = smallest
        }
    }
}
