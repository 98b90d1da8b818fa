/// Finds what somebody may have meant.
enum NearestName {
    /// The name that takes the fewest changes of a character; `nil` where even that one takes more than a third of them.
    static func of(_ name: String, in known: [String]) -> String? {
        let wanted = Array(name.prefix(128).lowercased().utf8)
        var best: (name: String, distance: Int)?
        for candidate in known {
            let distance = changes(from: wanted, to: Array(candidate.lowercased().utf8))
            if distance < best?.distance ?? Int.max { best = (candidate, distance) }
        }
        guard let best, best.distance <= max(wanted.count, best.name.utf8.count) / 3 else { return nil }
        return best.name
    }

    /// Levenshtein's distance.
    private static func changes(from left: [UInt8], to right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let substituted = diagonal + (byte == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
