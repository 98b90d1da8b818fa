extension KafkaProgram {
    /// How many partitions each lane restored last, as far as it said; a lane may give some up again before.
    var restored: [Int: Int] {
        var holder: [Int: Int] = [:]
        for line in lines where line.contains("Partition restored") {
            guard let lane = line.number(of: "lane"),
                let partition = line.number(of: "log.partition")
            else { continue }
            holder[partition] = lane
        }
        return Dictionary(grouping: holder.values, by: \.self).mapValues(\.count)
    }
}

extension Substring {
    /// The number under a name in a line of the programs' log.
    func number(of name: String) -> Int? {
        guard let start = firstRange(of: "\"\(name)\":") else { return nil }
        return Int(self[start.upperBound...].prefix { $0.isNumber })
    }
}
