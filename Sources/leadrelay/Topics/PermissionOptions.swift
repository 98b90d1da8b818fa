import ArgumentParser
import TopicPlanning

/// What somebody says they want although it is dangerous.
struct PermissionOptions: ParsableArguments {
    @Flag(help: "Allow what deletes records or counts a record as written on fewer brokers.")
    var allowDataLoss = false

    @Flag(help: "Allow more partitions, which send leads to other partitions than their history.")
    var allowRemappedKeys = false

    var permissions: TopicPermissions {
        var permissions = TopicPermissions()
        permissions.allowsDataLoss = allowDataLoss
        permissions.allowsRemappedKeys = allowRemappedKeys
        return permissions
    }
}
