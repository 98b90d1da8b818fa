/// The version of everything that is built here; CHANGELOG.md says what it holds.
package enum Version {
    package static let current = "0.1.0-dev"
}
