import LeadEvents

/// Where a lead's open request stands.
struct LeadRow: RouterRow, Hashable {
    enum Place: Hashable {
        case with(rep: String)
        case waiting(pool: String, number: UInt64)
    }

    let request: UInt32
    let place: Place

    init(request: UInt32, place: Place) {
        self.request = request
        self.place = place
    }

    private static let withRep: UInt8 = 0
    private static let inQueue: UInt8 = 1

    init(from reader: inout StateReader) throws(LeadStateError) {
        let kind = try reader.byte()
        request = try reader.number32()
        let name = try reader.text()
        switch kind {
        case Self.withRep: place = .with(rep: name)
        case Self.inQueue: place = .waiting(pool: name, number: try reader.number())
        default: throw .damaged
        }
    }

    func encode(into bytes: inout [UInt8]) {
        switch place {
        case .with(let rep):
            bytes.append(Self.withRep)
            bytes.append(number: UInt64(request))
            bytes.append(text: rep)
        case .waiting(let pool, let number):
            bytes.append(Self.inQueue)
            bytes.append(number: UInt64(request))
            bytes.append(text: pool)
            bytes.append(number: number)
        }
    }
}
