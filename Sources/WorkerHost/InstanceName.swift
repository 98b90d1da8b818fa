import Glibc

/// What an instance of a program is called: with a lane's number behind it, it is the member of the group and a part of the
/// transactional id, so it may be neither shared nor changed while the instance's partitions are its own.
enum InstanceName {
    /// Characters. Kafka takes 249 for a member; the lane's number comes behind it.
    static let longest = 200

    /// The host's name, which is stable where the host is: a machine, or a pod of a StatefulSet.
    static var ofHost: String {
        var bytes = [CChar](repeating: 0, count: 256)
        guard gethostname(&bytes, bytes.count - 1) == 0 else { return "local" }
        let name = String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return isValid(name) ? name : "local"
    }

    static func isValid(_ name: String) -> Bool {
        (1...longest).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    /// The member that a lane of an instance is.
    static func member(_ instance: String, lane: Int) -> String { "\(instance).\(lane)" }
}
