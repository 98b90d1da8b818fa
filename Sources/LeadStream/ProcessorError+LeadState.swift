package import LeadEvents
package import StreamWorker

extension ProcessorError {
    /// Says what to do about kept state that cannot be read.
    package init(_ error: LeadStateError) {
        switch error {
        case .newerFormat(let format):
            self.init("Kept state has format \(format), which a newer version wrote; run that version.")
        case .damaged:
            self.init("Kept state is damaged; run `leadrelay log check`.")
        }
    }
}
