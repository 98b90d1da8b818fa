import EmbeddedLog
import EventLog
import LeadBoard

extension LogOptions {
    /// Opens the log for reading. A report never makes a log.
    func reader() throws -> EmbeddedReader {
        var settings = EmbeddedLogSettings()
        settings.createsFile = false
        let path = try path
        return try described { () throws(LogError) in try EmbeddedLog(path: path, settings: settings).makeReader() }
    }

    /// Shows the fold everything that the log holds of its interest.
    func read<Fold: BoardFold>(_ fold: Fold) throws -> Fold {
        let (reader, prefix) = (try reader(), prefix)
        return try described { () throws(LogError) in
            var board = Board(fold)
            try board.catchUp(reader, prefix: prefix)
            return board.fold
        }
    }

    /// Runs something on the log; its failure becomes one sentence that ends the command.
    func described<Value>(_ body: () throws(LogError) -> Value) throws -> Value {
        do { return try body() } catch { throw CommandFailure(error.description) }
    }
}
