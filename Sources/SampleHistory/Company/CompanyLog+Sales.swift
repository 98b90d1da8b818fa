import CloudEvents
import LeadEvents
import SwiftProtobuf

extension CompanyLog {
    /// The team on the first day, its absences, one rep who joins and one who leaves.
    mutating func addReps() {
        let reps = world.roster.reps
        for (number, rep) in reps.enumerated() {
            let joins = number == reps.count - 1 ? at(percent: 30) : world.start.advanced(byMilliseconds: Int64(number))
            add(.repChanged(rep.joining), at: joins, from: .crm, by: .sales)
            if number % 2 == 0 { addAbsence(of: rep.id, from: at(percent: Int64(8 + number * 7 % 80))) }
        }
        guard reps.count > 6, let leaver = reps.dropFirst(3).first else { return }
        let left = RepChanged.with {
            $0.rep = leaver.id
            $0.left = true
        }
        add(.repChanged(left), at: at(percent: 82), from: .crm, by: .sales)
    }

    mutating func addTargets() {
        for start in stride(from: 0, to: world.span, by: Int64.Stride(30 * Span.day)) {
            let from = world.start.advanced(byMilliseconds: start)
            let period = Period(from: from, until: from.advanced(byMilliseconds: 30 * Span.day))
            let team = TargetSet.with {
                $0.period = period
                $0.revenue = .euro(Int64(world.people) * 220)
                $0.deals = UInt32(world.people / 40)
            }
            add(.targetSet(team), at: from, from: .crm, by: .sales)
            for rep in world.roster.reps {
                let own = TargetSet.with {
                    $0.rep = rep.id
                    $0.period = period
                    $0.deals = UInt32(world.people / 40 / world.roster.reps.count + 1)
                }
                add(.targetSet(own), at: from, from: .crm, by: .sales)
            }
        }
    }

    private mutating func addAbsence(of rep: String, from: Instant) {
        let absent = RepChanged.with {
            $0.rep = rep
            $0.absentFrom = .init(from.advanced(byMilliseconds: 2 * Span.day))
            $0.absentUntil = .init(from.advanced(byMilliseconds: random.number(in: 4 * Span.day...12 * Span.day)))
        }
        add(.repChanged(absent), at: from, from: .crm, by: .sales)
    }
}
