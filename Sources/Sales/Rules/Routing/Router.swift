import CloudEvents
package import LeadEvents

/// Gives leads to reps, in one order across all leads, so that it is fair.
///
/// - Within a pool: smooth weighted round robin. Who is full, absent, gone or of weight 0 is passed over.
/// - A lead that nobody can take waits in its pool's queue, the first come first served, until somebody can: a lead is
///   released, a rep joins, changes or comes back.
/// - A rep who is named as having the lead already (accepted, claimed, sourced, given by a manager) gets it whatever the
///   capacity says, and is counted; one who is only wished for gets it if possible.
/// - A rep who leaves keeps the open leads until they are released; `owner.changed` gives them to somebody else.
/// - A request replaces an earlier one of the same lead. What comes twice or too late changes nothing.
package enum Router {
    /// Leads that one event gives away at most, so that a rep who joins a pool where a million wait does not make one endless
    /// commit. The others follow at the next event, or a millisecond later.
    package static let mostAtOnce = 10_000

    /// Takes one event of `sales.routing`, or a `rep.changed`. Other types change nothing.
    ///
    /// - Parameters:
    ///   - lead: the lead that the event is about; `nil` for `rep.changed`.
    ///   - context: its `now` is the greatest time seen in the partition.
    /// - Returns: `lead.assigned` decisions, each naming its lead.
    /// - Throws: where a row cannot be read; nothing can be decided then.
    package static func take(
        _ event: LeadEvent, of lead: LeadID?, in rows: inout some RouterRows, _ context: RuleContext
    ) throws(LeadStateError) -> [Decision] {
        var dispatch = try Dispatch(rows, context, because: event.reference)
        try dispatch.goOn(&rows)
        dispatch.time = min(event.time, dispatch.now)
        switch (event.payload, lead) {
        case (.assignmentRequested(let request), let lead?): try dispatch.request(request, lead, &rows)
        case (.assignmentReleased(let release), let lead?): try dispatch.release(release, lead, &rows)
        case (.repChanged(let change), _): try dispatch.change(change, &rows)
        default: break
        }
        return dispatch.finish(&rows)
    }

    /// Lets time pass: reps who are back take what waits for them. To be called at a row's deadline, which always lies after
    /// the time that was reached.
    ///
    /// - Parameter context: its `now` is the deadline's instant, or later.
    package static func fire(
        in rows: inout some RouterRows, _ context: RuleContext
    ) throws(LeadStateError) -> [Decision] {
        var dispatch = try Dispatch(rows, context, because: nil)
        try dispatch.goOn(&rows)
        return dispatch.finish(&rows)
    }
}
