import EventLog

extension EventLog {
    /// Opens the session of a group's only member, and waits for another member to leave.
    ///
    /// - Throws: `.busy` with `.stop` where one still lives after so long.
    func openOnlySession(_ plan: SessionPlan, patience: Duration) throws(LogError) -> Session {
        let deadline = ContinuousClock.now + patience
        let reader = try makeReader()
        while true {
            do throws(LogError) {
                return try openSession(plan)
            } catch {
                let isHeld = error.code == .busy && error.recovery == .stop
                guard isHeld, ContinuousClock.now < deadline else { throw error }
                try reader.waitForAppends(timeout: .milliseconds(250))
            }
        }
    }
}
