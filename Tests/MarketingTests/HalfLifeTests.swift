import SeededRandom
import Testing

@testable import Marketing

@Suite("Half-life decay")
struct HalfLifeTests {
    static let month: Int64 = 30 * 86_400_000
    let decay = HalfLife(milliseconds: month)

    @Test("half is left after a half-life, rounded to the nearest hundredth")
    func half() {
        for points in Int32(0)...HalfLife.ceiling {
            #expect(decay.remainder(of: points, after: Self.month) == (points + 1) / 2)
        }
    }

    /// Points, milliseconds that pass, and what is left.
    static let known: [(points: Int32, elapsed: Int64, left: Int32)] = [
        (1_500, 86_400_000, 1_466), (4_000, 7 * 86_400_000, 3_403), (10_000, 1, 10_000),
        (10_000, 15 * 86_400_000, 7_071),
        (10_000, 365 * 86_400_000, 2), (-1_500, 86_400_000, -1_466),
    ]

    @Test("the same numbers on every machine", arguments: known)
    func numbers(points: Int32, elapsed: Int64, left: Int32) {
        #expect(decay.remainder(of: points, after: elapsed) == left)
    }

    @Test("nothing passes: nothing is lost; long enough: nothing is left")
    func ends() {
        #expect(decay.remainder(of: 1_234, after: 0) == 1_234)
        #expect(decay.remainder(of: 1_234, after: -1) == 1_234)
        #expect(decay.remainder(of: HalfLife.ceiling, after: 16 * Self.month) == 0)
        #expect(decay.remainder(of: HalfLife.ceiling, after: .max) == 0)
    }

    @Test("less time or more points never leave less")
    func monotone() {
        var random = SplitMix64(seed: 1)
        for _ in 0..<20_000 {
            let points = Int32.random(in: 1...HalfLife.ceiling, using: &random)
            let elapsed = Int64.random(in: 0...12 * Self.month, using: &random)
            let later = elapsed + Int64.random(in: 0...Self.month, using: &random)
            let left = decay.remainder(of: points, after: elapsed)
            #expect(decay.remainder(of: points, after: later) <= left)
            #expect(decay.remainder(of: points - 1, after: elapsed) <= left)
        }
    }

    @Test("two waits are one long wait, within a hundredth")
    func composition() {
        var random = SplitMix64(seed: 2)
        for _ in 0..<20_000 {
            let points = Int32.random(in: 1...HalfLife.ceiling, using: &random)
            let first = Int64.random(in: 0...3 * Self.month, using: &random)
            let second = Int64.random(in: 0...3 * Self.month, using: &random)
            let inTwo = decay.remainder(of: decay.remainder(of: points, after: first), after: second)
            #expect(abs(inTwo - decay.remainder(of: points, after: first + second)) <= 1)
        }
    }

    @Test(
        "the time until points fall below a floor is exact to the millisecond (R-16)",
        arguments: [3_600_000, month, 3_660 * 86_400_000] as [Int64])
    func untilFloor(halfLife: Int64) {
        let decay = HalfLife(milliseconds: halfLife)
        var random = SplitMix64(seed: 3)
        for _ in 0..<5_000 {
            let points = Int32.random(in: 1...HalfLife.ceiling, using: &random)
            let floor = Int32.random(in: 1...points, using: &random)
            let time = decay.time(until: floor, of: points)
            #expect(decay.remainder(of: points, after: time) < floor)
            #expect(time > 0)
            #expect(decay.remainder(of: points, after: time - 1) >= floor)
        }
    }

    @Test("points that are below the floor are so at once")
    func belowFloor() {
        #expect(decay.time(until: 10, of: 9) == 0)
        #expect(decay.time(until: 0, of: 9) == 0)
    }
}
