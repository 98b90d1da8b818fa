import Foundation
import Glibc

/// Memory of this process.
enum ResidentMemory {
    /// Resident bytes, after what is free was given back to the system.
    static func trimmedBytes() throws -> Int {
        try trim()
        let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { throw BenchError("/proc/self/statm is unreadable.") }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// glibc's malloc_trim, whose header the Glibc module leaves out.
    private static func trim() throws {
        guard let symbol = dlsym(nil, "malloc_trim") else { throw BenchError("The C library has no malloc_trim.") }
        _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
    }
}
