package import CloudEvents

/// What the time is. Only a program's main names the real one.
package protocol WallClock: Sendable {
    func now() -> Instant
}
