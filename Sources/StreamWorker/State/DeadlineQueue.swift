import CloudEvents

/// The deadlines of a partition's rows, the earliest first; of equal ones the smaller key first, so that the order is the
/// same on every machine.
///
/// A row has at most one entry, found by the row's slot. A binary heap. Cost: 12 bytes an entry and 4 bytes a slot.
struct DeadlineQueue {
    /// By place in the heap; milliseconds.
    private var instants: [Int64] = []
    /// By place in the heap.
    private var slots: [UInt32] = []
    /// By slot: its place in the heap plus one; 0 for none.
    private var places: [UInt32] = []

    var first: (slot: Int, instant: Instant)? {
        guard let instant = instants.first, let slot = slots.first else { return nil }
        return (Int(slot), Instant(milliseconds: instant))
    }

    /// Gives a row its deadline, or takes it away.
    ///
    /// - Parameter key: the key of a row that has a deadline.
    mutating func set(_ slot: Int, to deadline: Instant?, _ key: (Int) -> StateKey) {
        let place = slot < places.count ? Int(places[slot]) - 1 : -1
        guard let instant = deadline?.milliseconds else {
            if place >= 0 { remove(place, key) }
            return
        }
        guard place >= 0 else {
            load(slot, instant)
            rise(instants.count - 1, key)
            return
        }
        guard instants[place] != instant else { return }
        instants[place] = instant
        settle(place, key)
    }

    /// Gives a row that has none its deadline, as one of many. ``finishLoading(_:)`` has to follow before anything else.
    mutating func load(_ slot: Int, _ deadline: Instant) { load(slot, deadline.milliseconds) }

    /// Puts what was loaded in order. Cost: linear.
    mutating func finishLoading(_ key: (Int) -> StateKey) {
        for place in stride(from: instants.count / 2 - 1, through: 0, by: -1) { sink(place, key) }
    }

    private mutating func load(_ slot: Int, _ instant: Int64) {
        if slot >= places.count {
            places.append(contentsOf: repeatElement(0, count: slot + 1 - places.count))
        }
        instants.append(instant)
        slots.append(UInt32(slot))
        places[slot] = UInt32(instants.count)
    }

    private mutating func remove(_ place: Int, _ key: (Int) -> StateKey) {
        let last = instants.count - 1
        if place != last { swap(place, last) }
        places[Int(slots[last])] = 0
        instants.removeLast()
        slots.removeLast()
        if place != last { settle(place, key) }
    }

    private mutating func settle(_ place: Int, _ key: (Int) -> StateKey) {
        if place > 0, isEarlier(place, (place - 1) / 2, key) { rise(place, key) } else { sink(place, key) }
    }

    private mutating func rise(_ start: Int, _ key: (Int) -> StateKey) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard isEarlier(child, parent, key) else { return }
            swap(child, parent)
            child = parent
        }
    }

    private mutating func sink(_ start: Int, _ key: (Int) -> StateKey) {
        var parent = start
        while true {
            var earliest = parent
            let left = 2 * parent + 1
            if left < instants.count, isEarlier(left, earliest, key) { earliest = left }
            if left + 1 < instants.count, isEarlier(left + 1, earliest, key) { earliest = left + 1 }
            guard earliest != parent else { return }
            swap(parent, earliest)
            parent = earliest
        }
    }

    private func isEarlier(_ left: Int, _ right: Int, _ key: (Int) -> StateKey) -> Bool {
        if instants[left] != instants[right] { return instants[left] < instants[right] }
        let (leftKey, rightKey) = (key(Int(slots[left])), key(Int(slots[right])))
        if leftKey.id != rightKey.id { return leftKey.id < rightKey.id }
        return leftKey.store.number < rightKey.store.number
    }

    private mutating func swap(_ left: Int, _ right: Int) {
        instants.swapAt(left, right)
        slots.swapAt(left, right)
        places[Int(slots[left])] = UInt32(left + 1)
        places[Int(slots[right])] = UInt32(right + 1)
    }
}
