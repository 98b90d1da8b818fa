import Glibc

/// How many threads can run at once.
enum CoreCount {
    /// The cores that the machine has. At least 1. A container's share of them is not seen: where it is smaller, say
    /// `--lanes`.
    static var ofMachine: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
