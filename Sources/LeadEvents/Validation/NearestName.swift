/// Finds what somebody may have meant.
package enum NearestName {
    /// The name that takes the fewest changes of a character; `nil` where even that one takes more than a third of them.
    package static func of(_ name: String, in known: [String]) -> String? {
        let wanted = Array(name.prefix(128).lowercased().utf8)
        var best: (name: String, distance: Int)?
        for candidate in known {
            let distance = changes(from: wanted, to: Array(candidate.lowercased().utf8))
            if distance < best?.distance ?? Int.max { best = (candidate, distance) }
        }
        guard let best, best.distance <= max(wanted.count, best.name.utf8.count) / 3 else { return nil }
        return best.name
    }

    /// Levenshtein's distance, where two neighbours that changed places count as one change.
    private static func changes(from left: [UInt8], to right: [UInt8]) -> Int {
        var rows = [Array(0...right.count)]
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                let substituted = rows[i][j] + (left[i] == right[j] ? 0 : 1)
                var least = min(substituted, rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    least = min(least, rows[i - 1][j - 1] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
