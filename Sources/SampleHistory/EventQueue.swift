import CloudEvents
import LeadEvents

/// Events that are still to come, handed out by when they are due.
///
/// Events of one instant come out in the order of source and id, so that the order in which they were put in does not
/// matter. Cost: O(log n) each way.
struct EventQueue: Sendable {
    private var heap: [SampleEvent] = []

    var next: Instant? { heap.first?.due }

    mutating func add(_ events: [SampleEvent]) {
        for event in events {
            heap.append(event)
            rise(from: heap.count - 1)
        }
    }

    /// The earliest event, where it is due before `end`.
    mutating func take(before end: Instant) -> SampleEvent? {
        guard let first = heap.first, first.due < end else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        sink()
        return first
    }

    private static func precedes(_ left: SampleEvent, _ right: SampleEvent) -> Bool {
        if left.due != right.due { return left.due < right.due }
        if left.reference.id != right.reference.id { return left.reference.id < right.reference.id }
        return left.reference.source < right.reference.source
    }

    private mutating func rise(from start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard Self.precedes(heap[child], heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                if Self.precedes(heap[child], heap[least]) { least = child }
            }
            guard least != parent else { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
