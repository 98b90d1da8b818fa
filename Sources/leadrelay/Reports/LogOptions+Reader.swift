import EventLog
import LeadBoard
import WorkerHost

extension LogOptions {
    /// Opens the log for reading. A report never makes a log.
    func reader() throws -> HostedReader {
        let location = try location
        return try described { () throws(LogError) in
            let log = try HostedLog(location, createsFile: false, logger: Self.logger)
            // A wrong prefix would look like a log that is empty.
            if case .kafka = log { _ = try log.layout(.some) }
            return try log.makeReader()
        }
    }

    /// Shows the fold everything that the log holds of its interest.
    func read<Fold: BoardFold>(_ fold: Fold) throws -> Fold {
        try read(fold, try reader())
    }

    /// The same with a reader that is open already. Decisions that cannot be read are said on standard error.
    func read<Fold: BoardFold>(_ fold: Fold, _ reader: HostedReader) throws -> Fold {
        let board = try described { () throws(LogError) in
            var board = Board(fold)
            try board.catchUp(reader)
            return board
        }
        switch board.unreadable {
        case 0: break
        case 1: ReportOutput.warn("1 decision cannot be read and is not counted; a newer version wrote it.")
        case let count:
            ReportOutput.warn("\(count) decisions cannot be read and are not counted; a newer version wrote them.")
        }
        return board.fold
    }

    /// Runs something on the log; its failure becomes one sentence that ends the command.
    func described<Value>(_ body: () throws(LogError) -> Value) throws -> Value {
        do { return try body() } catch { throw CommandFailure(error.description, ExitStatus(error)) }
    }
}
