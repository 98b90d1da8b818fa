import CoreMetrics
import Metrics
import Testing

@testable import Telemetry

@Suite("Metrics as Prometheus reads them")
struct PrometheusTextTests {
    @Test("families stand in the order of their names, each with its help and its kind once")
    func families() {
        var text = PrometheusText { $0 == "b_total" ? "What b says." : nil }
        text.add("b_total", .counter, [.init("worker", "w")], 2)
        text.add("a_seconds", .gauge, [], 0.5)
        text.add("b_total", .counter, [.init("worker", "v"), .init("reason", "r")], 3)
        #expect(
            text.text == """
                # TYPE a_seconds gauge
                a_seconds 0.5
                # HELP b_total What b says.
                # TYPE b_total counter
                b_total{worker="w"} 2
                b_total{worker="v",reason="r"} 3

                """)
    }

    @Test(
        "values and labels are written so that they can be read again",
        arguments: [
            ("plain", 1.0, #"m{l="plain"} 1"#), ("a\"b\\c\nd", 0.25, #"m{l="a\"b\\c\nd"} 0.25"#),
            ("", -3, #"m{l=""} -3"#), ("x", .nan, #"m{l="x"} NaN"#),
        ])
    func escaping(label: String, value: Double, line: String) {
        var text = PrometheusText { _ in nil }
        text.add("m", .gauge, [.init("l", label)], value)
        #expect(text.text == "# TYPE m gauge\n\(line)\n")
    }

    @Test("a counter and a gauge that are made twice are one; the order of labels does not matter")
    func same() {
        let registry = MetricsRegistry()
        registry.makeCounter(label: "c_total", dimensions: [("a", "1"), ("b", "2")]).increment(by: 2)
        registry.makeCounter(label: "c_total", dimensions: [("b", "2"), ("a", "1")]).increment(by: 3)
        registry.makeRecorder(label: "g", dimensions: [], aggregate: false).record(Int64(7))
        registry.makeMeter(label: "g", dimensions: []).set(Double(8))
        var text = PrometheusText { _ in nil }
        registry.write(into: &text)
        #expect(text.text == "# TYPE c_total counter\nc_total{a=\"1\",b=\"2\"} 5\n# TYPE g gauge\ng 8\n")
    }

    @Test("a histogram counts each duration in every bucket that holds it")
    func histogram() {
        let registry = MetricsRegistry()
        let timer = registry.makeTimer(label: "t_seconds", dimensions: [("w", "x")])
        for nanoseconds: Int64 in [1_000_000, 20_000_000, 60_000_000_000] { timer.recordNanoseconds(nanoseconds) }
        var text = PrometheusText { _ in nil }
        registry.write(into: &text)
        let lines = text.text.split(separator: "\n").map(String.init)
        #expect(lines.contains(#"t_seconds_bucket{w="x",le="0.001"} 1"#))
        #expect(lines.contains(#"t_seconds_bucket{w="x",le="0.01"} 1"#))
        #expect(lines.contains(#"t_seconds_bucket{w="x",le="0.025"} 2"#))
        #expect(lines.contains(#"t_seconds_bucket{w="x",le="10.0"} 2"#))
        #expect(lines.contains(#"t_seconds_bucket{w="x",le="+Inf"} 3"#))
        #expect(lines.contains(#"t_seconds_count{w="x"} 3"#))
        #expect(lines.contains(#"t_seconds_sum{w="x"} 60.021"#))
    }
}
