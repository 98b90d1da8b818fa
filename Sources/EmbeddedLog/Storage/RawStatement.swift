import GRDB
import GRDBSQLite

/// A prepared statement that is bound, stepped and read through SQLite's own functions: GRDB's cost several times as much
/// a row. Used on its connection only.
final class RawStatement {
    private let statement: Statement
    private let raw: OpaquePointer

    init(_ db: Database, _ sql: String) throws {
        statement = try db.makeStatement(sql: sql)
        raw = statement.sqliteStatement
    }

    /// Parameters and columns count from 1 and 0, as SQLite has them.
    func bind(_ number: Int64, at parameter: Int32) { sqlite3_bind_int64(raw, parameter, number) }

    /// The bytes have to stay until the statement is reset.
    func bind(_ bytes: UnsafeRawBufferPointer?, at parameter: Int32) throws {
        let code: Int32
        switch bytes {
        case .none: code = sqlite3_bind_null(raw, parameter)
        case .some(let bytes) where bytes.isEmpty: code = sqlite3_bind_zeroblob(raw, parameter, 0)
        case .some(let bytes):
            code = sqlite3_bind_blob64(raw, parameter, bytes.baseAddress, UInt64(bytes.count), nil)
        }
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// - Returns: whether there is a row.
    func step() throws -> Bool {
        switch sqlite3_step(raw) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw failure(code)
        }
    }

    /// Ends the run, so that the statement holds no snapshot. The error of a failed step was thrown by the step.
    func reset() { sqlite3_reset(raw) }

    /// Runs a statement that returns no rows.
    func run() throws {
        defer { reset() }
        while try step() {}
    }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(raw, column) }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(raw, column) == SQLITE_NULL }

    /// Valid until the next step or reset.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(raw, column)
        return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(raw, column)))
    }

    private func failure(_ code: Int32) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(sqlite3_db_handle(raw))))
    }
}
