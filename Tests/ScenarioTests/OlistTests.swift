import Testing

/// The whole way of real data: two systems' files, the mappings and the agreement of Examples/olist, both workers as
/// processes of their own, reports.
@Suite(
    "Olist's two files through both workers", .enabled(if: OlistExpectation.exists, "needs ../shared/data/olist"),
    .timeLimit(.minutes(15)))
struct OlistTests {
    @Test("R-1: the funnel is the table that was counted from the files; publishing everything again changes nothing")
    func table() throws { try Self.expectTable(OlistRun()) }

    @Test(
        "R-1: on a real cluster it is the same table", .enabled(if: KafkaCrew.isOnCluster, KafkaCrew.needsCluster))
    func onCluster() throws {
        try Self.expectTable(OlistRun(on: ClusterTool(brokers: try #require(ClusterTool.brokers))))
    }

    private static func expectTable(_ run: OlistRun) throws {
        let expected = try OlistExpectation()
        try run.publish()
        try run.work()
        let (first, decisions) = (try run.funnel(by: "origin"), try run.decisions())
        #expect(Set(first.rows.map(OlistExpectation.Row.init)) == expected.origins)
        #expect(OlistExpectation.Row(first.total) == expected.all)
        #expect(first.total.medianDaysToWon == expected.medianDays)
        #expect(first.anomalies == expected.anomalies)
        let reps = try run.funnel(by: "rep").rows.filter { $0.won > 0 }
        #expect(reps.count == expected.repCount)
        for (rep, won) in expected.reps { #expect(reps.first { $0.key == rep }?.won == won) }

        try run.publish()
        try run.work()
        #expect(try run.decisions() == decisions, "publishing everything again leads to no decision")
        #expect(try run.funnel(by: "origin") == first)
    }

    @Test(
        "all of it published day by day in lockstep, the funnel is that of everything at once, waiting times included")
    func lockstep() throws {
        let expected = try OlistExpectation()
        let (whole, slices) = (try OlistRun(), try OlistRun())
        try whole.publish()
        try whole.work()
        try slices.publishInLockstep("1d")
        let funnel = try slices.funnel(by: "origin")
        #expect(OlistExpectation.Row(funnel.total) == expected.all)
        #expect(try whole.funnel(by: "origin") == funnel)
    }
}
