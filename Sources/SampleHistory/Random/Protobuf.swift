import CloudEvents
import LeadEvents
import SwiftProtobuf

extension Google_Protobuf_Duration {
    init(minutes: Int64) { self.init(seconds: minutes * 60, nanos: 0) }
}

extension Money {
    static func euro(_ units: Int64) -> Money {
        .with {
            $0.currency = "EUR"
            $0.units = units
        }
    }
}

extension Period {
    init(from: Instant, until: Instant) {
        self = .with {
            $0.from = .init(from)
            $0.until = .init(until)
        }
    }
}
