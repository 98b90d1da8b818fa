import LeadEvents
import LeadStream
import Marketing
import Sales

extension Team {
    /// Whose rules the team runs.
    var worker: any TeamWorker.Type {
        switch self {
        case .sales: SalesWorker.self
        default: MarketingWorker.self
        }
    }
}
