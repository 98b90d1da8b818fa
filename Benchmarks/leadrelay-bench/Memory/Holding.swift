/// What a worker that holds leads found out about itself.
struct Holding: Codable {
    /// Resident bytes when it got its partition.
    var before = 0
    /// Resident bytes when it had nothing left to do.
    var after = 0
    /// Seconds until its state was restored.
    var restore = 0.0
}
