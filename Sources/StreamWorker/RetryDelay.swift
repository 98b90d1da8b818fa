/// How long to wait before the same call is made again.
enum RetryDelay {
    /// 50 ms before the first retry, twice as long before each further one, 5 s at most.
    static func before(_ attempt: Int) -> Duration {
        min(.milliseconds(50) * (1 << min(max(attempt, 1) - 1, 10)), .seconds(5))
    }
}
