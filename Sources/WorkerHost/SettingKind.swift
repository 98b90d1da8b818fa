/// What a setting's value may be.
enum SettingKind: CustomStringConvertible {
    case text
    case number(ClosedRange<Int>)
    case flag
    case choice([String])

    /// As it goes on after "--partitions is", for example "a whole number from 1 to 1024".
    var description: String {
        switch self {
        case .text: "a text"
        case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .flag: "true or false"
        case .choice(let words): "one of: " + words.sorted().joined(separator: ", ")
        }
    }
}
