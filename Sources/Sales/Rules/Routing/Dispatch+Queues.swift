import CloudEvents
import LeadEvents

/// The pools: whose turn it is, and who waits.
extension Dispatch {
    /// Puts the lead at the end of the pool's queue.
    func queue(
        _ lead: LeadID, _ need: Need, in name: String, _ rows: inout some RouterRows
    ) throws(LeadStateError) {
        var pool: PoolRow = try rows.read(.pool(name)) ?? PoolRow()
        let number = pool.queue.tail
        pool.queue.tail &+= 1
        rows.write(pool, at: .pool(name))
        rows.write(WaitingRow(lead: lead, need: need, since: time), at: .waiting(pool: name, number: number))
        rows.write(LeadRow(request: need.request, place: .waiting(pool: name, number: number)), at: .lead(lead))
    }

    /// Gives what waits in these pools to whoever can take it. Of several pools the one whose first lead waits longest is
    /// served first.
    mutating func serve(_ pools: [String], _ rows: inout some RouterRows) throws(LeadStateError) {
        var open: [String] = pools.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        while let (name, first) = try longestWaiting(in: open, &rows) {
            guard decisions.count < Router.mostAtOnce else {
                return clock.goOn(with: open)
            }
            guard let (choice, rep) = try choose(in: name, by: .waiting, &rows) else {
                open.removeAll { $0 == name }
                continue
            }
            try takeFirst(in: name, &rows)
            assign(choice, rep, first.lead, first.need, since: first.since, &rows)
        }
    }

    private func longestWaiting(
        in pools: [String], _ rows: inout some RouterRows
    ) throws(LeadStateError) -> (pool: String, first: WaitingRow)? {
        var longest: (pool: String, first: WaitingRow)?
        for name in pools {
            guard let first = try firstWaiting(in: name, &rows) else { continue }
            if longest.map({ (first.since, name) < ($0.first.since, $0.pool) }) ?? true { longest = (name, first) }
        }
        return longest
    }

    /// The head of the queue, past the places that were given up.
    func firstWaiting(
        in name: String, _ rows: inout some RouterRows
    ) throws(LeadStateError) -> WaitingRow? {
        guard let before: PoolRow.Queue = try rows.readHead(.pool(name)), before.head < before.tail else { return nil }
        var queue = before
        var first: WaitingRow?
        while queue.head < queue.tail {
            first = try rows.read(.waiting(pool: name, number: queue.head))
            if first != nil { break }
            queue.head += 1
        }
        if queue != before, var pool: PoolRow = try rows.read(.pool(name)) {
            pool.queue = queue
            rows.write(pool, at: .pool(name))
        }
        return first
    }

    private func takeFirst(in name: String, _ rows: inout some RouterRows) throws(LeadStateError) {
        guard var pool: PoolRow = try rows.read(.pool(name)) else { return }
        rows.removeRow(.waiting(pool: name, number: pool.queue.head))
        pool.queue.head += 1
        rows.write(pool, at: .pool(name))
    }

    /// Whose turn it is in the pool; `nil` where nobody can take a lead.
    func choose(
        in name: String, by rule: Choice.Rule, _ rows: inout some RouterRows
    ) throws(LeadStateError) -> (Choice, RepRow)? {
        guard var pool: PoolRow = try rows.read(.pool(name)) else { return nil }
        var weights: [UInt32] = []
        weights.reserveCapacity(pool.members.count)
        var trace = Trace(pool: name, count: pool.members.count)
        for member in pool.members {
            let rep: Availability = try rows.readHead(.rep(member.rep)) ?? Availability()
            let obstacle = rep.obstacle(at: now)
            if let obstacle { trace.skip(member.rep, obstacle) }
            weights.append(obstacle == nil ? rep.weight : 0)
        }
        guard let turn = pool.nextTurn(weights: weights) else { return nil }
        rows.write(pool, at: .pool(name))
        let rep = pool.members[turn.place].rep
        trace.choose(rep, credit: turn.credit, of: turn.of)
        let choice = Choice(rep: rep, pool: name, rule: rule.rawValue, trace: trace.lines)
        return (choice, try rows.read(.rep(rep)) ?? RepRow())
    }
}
