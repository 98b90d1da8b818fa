import CloudEvents
import Foundation
import LeadEvents
import LeadStream
import SwiftProtobuf
import Testing

/// Offers that nobody answers, so that they expire on the wall clock while a test looks.
struct ExpiringOffers {
    let groups: Int
    let leadsPerGroup: Int

    /// Between the ticks of two groups, milliseconds. A tick passes what is due up to its own time, and comes ten seconds
    /// after a deadline; so nearer ones would pass together.
    private static let spacing: Int64 = 12_000
    /// From a capture to the tick of its deadline, milliseconds: the minute, and the ten seconds' grace.
    private static let wait: Int64 = 70_000

    /// From the tick of the first group to that of the last, milliseconds.
    var span: Int64 { Int64(groups - 1) * Self.spacing }

    /// Writes an agreement by which an offer is to be answered within a minute, the shortest that one may say.
    ///
    /// - Returns: its path.
    static func agreement(in directory: URL) throws -> String {
        let file = directory.appending(path: "agreement.yaml")
        try "version: 1\nhandoff:\n  respond_within: 1m\n".write(to: file, atomically: true, encoding: .utf8)
        return file.path
    }

    /// Hand-raisers in groups, and a rep for them.
    func events(firstTick: Instant) throws -> [PublishableEvent] {
        let first = firstTick.advanced(byMilliseconds: -Self.wait)
        let rep = try PublishableEvent(
            payload: .repChanged(.with { $0.rep = "rep-1" }), source: "crm", id: "rep-1", time: first, team: .sales)
        return try [rep]
            + (0..<groups * leadsPerGroup).map { number in
                let capture = LeadCaptured.with {
                    $0.person.email = "lead\(number)@x.example"
                    $0.contactRequested = true
                }
                return try PublishableEvent(
                    payload: .leadCaptured(capture), source: "web", id: "capture-\(number)",
                    time: first.advanced(byMilliseconds: Int64(number / leadsPerGroup) * Self.spacing),
                    team: .marketing)
            }
    }

    func expectExpired(_ contents: LogContents) {
        for type in [EventType.handoffOffered, .handoffExpired, .deadlineBreached, .leadRecycled] {
            let count = contents.decisions.keys.count { $0.hasPrefix("\(type) ") }
            #expect(count == groups * leadsPerGroup, "\(type)")
        }
    }
}
