import CloudEvents
import LeadEvents

/// One event of the router being worked off.
struct Dispatch {
    let agreement: Agreement
    private let cause: EventReference?
    private let before: ClockRow
    var clock: ClockRow
    /// When what is decided counts as decided: the event's own time, which may lie before the router's, because what one
    /// lead waits for must not date another lead's assignment.
    var time: Instant
    private(set) var decisions: [Decision] = []

    init(_ rows: some RouterRows, _ context: RuleContext, because cause: EventReference?) throws(LeadStateError) {
        agreement = context.agreement
        self.cause = cause
        before = try rows.read(.clock) ?? ClockRow()
        clock = before
        clock.now = max(clock.now, context.now)
        time = clock.now
    }

    var now: Instant { clock.now }

    /// What was decided; the router's time is kept.
    func finish(_ rows: inout some RouterRows) -> [Decision] {
        if clock != before { rows.write(clock, at: .clock) }
        return decisions
    }

    // MARK: Events

    /// Reps who are back by now take what waits; what was left unfinished goes on.
    mutating func goOn(_ rows: inout some RouterRows) throws(LeadStateError) {
        var pools = clock.takeUnfinished()
        for rep in clock.takeReturned() {
            let row: RepRow? = try rows.read(.rep(rep))
            pools += row?.pools ?? []
        }
        try serve(pools, &rows)
    }

    mutating func request(
        _ request: AssignmentRequested, _ lead: LeadID, _ rows: inout some RouterRows
    ) throws(LeadStateError) {
        let earlier: LeadRow? = try rows.read(.lead(lead))
        if let earlier, earlier.request >= request.request { return }
        let freed = try earlier.map { row throws(LeadStateError) in try free(row, of: lead, &rows) } ?? []
        let need = Need(request: request.request, handoff: request.hasHandoffID ? request.handoffID : nil)
        if let (choice, rep) = try preferred(request, &rows) {
            assign(choice, rep, lead, need, &rows)
        } else if try firstWaiting(in: request.pool, &rows) == nil,
            let (choice, rep) = try choose(in: request.pool, by: .roundRobin, &rows)
        {
            assign(choice, rep, lead, need, &rows)
        } else {
            try queue(lead, need, in: request.pool, &rows)
        }
        try serve(freed, &rows)
    }

    mutating func release(
        _ release: AssignmentReleased, _ lead: LeadID, _ rows: inout some RouterRows
    ) throws(LeadStateError) {
        let row: LeadRow? = try rows.read(.lead(lead))
        guard let row, row.request <= release.request else { return }
        try serve(try free(row, of: lead, &rows), &rows)
    }

    mutating func change(_ change: RepChanged, _ rows: inout some RouterRows) throws(LeadStateError) {
        let old: RepRow = try rows.read(.rep(change.rep)) ?? RepRow()
        var new = old
        new.change(change, defaultPool: agreement.routing.defaultPool)
        rows.write(new, at: .rep(change.rep))
        let hasLeft = new.availability.hasLeft
        clock.expect(change.rep, at: hasLeft ? nil : new.availability.absentUntil)
        let memberOf = hasLeft ? [] : new.pools
        for name in old.pools + new.pools {
            var pool: PoolRow = try rows.read(.pool(name)) ?? PoolRow()
            if memberOf.contains(name) { pool.join(change.rep) } else { pool.leave(change.rep) }
            rows.write(pool, at: .pool(name))
        }
        try serve(memberOf, &rows)
    }

    // MARK: Steps

    /// Takes the lead from its rep or out of its queue.
    ///
    /// - Returns: the pools in which somebody may take another lead now.
    private func free(
        _ row: LeadRow, of lead: LeadID, _ rows: inout some RouterRows
    ) throws(LeadStateError) -> [String] {
        rows.removeRow(.lead(lead))
        switch row.place {
        case .waiting(let pool, let number):
            // The place stays empty; who serves the queue passes over it.
            rows.removeRow(.waiting(pool: pool, number: number))
            return []
        case .with(let name):
            guard var rep: RepRow = try rows.read(.rep(name)) else { return [] }
            rep.availability.open -= min(rep.availability.open, 1)
            if rep.availability.isKnown || rep.availability.open > 0 {
                rows.write(rep, at: .rep(name))
            } else {
                rows.removeRow(.rep(name))
            }
            return rep.pools
        }
    }

    /// The rep who shall have the lead; `nil` where there is none or it is not possible.
    private func preferred(
        _ request: AssignmentRequested, _ rows: inout some RouterRows
    ) throws(LeadStateError) -> (Choice, RepRow)? {
        guard request.hasPreferredRep, let preference = Preference(rawValue: request.preference) else { return nil }
        let name = request.preferredRep
        let rep: RepRow = try rows.read(.rep(name)) ?? RepRow()
        let standing = rep.availability
        let isPossible = preference.isFact ? !standing.hasLeft : standing.isKnown && standing.obstacle(at: now) == nil
        guard isPossible else { return nil }
        let trace = ["\(name) \(preference.isFact ? "has the lead already" : "is asked first"): \(preference.rawValue)"]
        return (Choice(rep: name, pool: request.pool, rule: preference.rawValue, trace: trace), rep)
    }

    /// - Parameter since: when the lead began to wait, where it did.
    mutating func assign(
        _ choice: Choice, _ rep: RepRow, _ lead: LeadID, _ need: Need, since: Instant = .earliest,
        _ rows: inout some RouterRows
    ) {
        var rep = rep
        rep.availability.open += rep.availability.open == .max ? 0 : 1
        rows.write(rep, at: .rep(choice.rep))
        rows.write(LeadRow(request: need.request, place: .with(rep: choice.rep)), at: .lead(lead))
        var payload = LeadAssigned()
        payload.rep = choice.rep
        payload.pool = choice.pool
        payload.rule = choice.rule
        payload.trace = choice.trace
        if let handoff = need.handoff { payload.handoffID = handoff }
        payload.request = need.request
        decisions.append(
            Decision(
                payload: .leadAssigned(payload), time: max(time, since), subject: "request \(need.request)",
                cause: cause,
                lead: lead))
    }
}

/// A rep for a lead, and why.
struct Choice {
    enum Rule: String {
        case roundRobin = "round-robin"
        /// The lead had to wait.
        case waiting
    }

    let rep: String
    let pool: String
    let rule: String
    let trace: [String]
}
