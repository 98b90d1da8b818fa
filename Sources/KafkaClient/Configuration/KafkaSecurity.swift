/// Encryption and credentials.
package struct KafkaSecurity: Sendable {
    package struct TLS: Sendable {
        /// Path of the certificates that are trusted; `nil`: the system's.
        package var authorities: String?
        /// Paths of our own certificate and its key, where the cluster asks for one.
        package var certificate: String?
        package var key: String?
        package var keyPassword: Secret?
        package init() {}
    }

    package enum SASL: Sendable {
        case plain(user: String, password: Secret)
        case scramSHA256(user: String, password: Secret)
        case scramSHA512(user: String, password: Secret)
        /// Tokens from an OpenID provider, fetched and renewed by librdkafka.
        case oauthBearer(tokenEndpoint: String, client: String, secret: Secret, scope: String?)
    }

    package var tls: TLS?
    package var sasl: SASL?

    package init() {}

    var properties: [(String, String)] {
        let layer =
            switch (tls != nil, sasl != nil) {
            case (false, false): "plaintext"
            case (true, false): "ssl"
            case (false, true): "sasl_plaintext"
            case (true, true): "sasl_ssl"
            }
        return [("security.protocol", layer)] + tlsProperties + saslProperties
    }

    private var tlsProperties: [(String, String)] {
        guard let tls else { return [] }
        let settings: [(String, String?)] = [
            ("ssl.ca.location", tls.authorities), ("ssl.certificate.location", tls.certificate),
            ("ssl.key.location", tls.key), ("ssl.key.password", tls.keyPassword?.text),
        ]
        return settings.compactMap { name, value in value.map { (name, $0) } }
    }

    private var saslProperties: [(String, String)] {
        switch sasl {
        case .none: []
        case .plain(let user, let password): Self.login("PLAIN", user, password)
        case .scramSHA256(let user, let password): Self.login("SCRAM-SHA-256", user, password)
        case .scramSHA512(let user, let password): Self.login("SCRAM-SHA-512", user, password)
        case .oauthBearer(let endpoint, let client, let secret, let scope):
            [
                ("sasl.mechanism", "OAUTHBEARER"), ("sasl.oauthbearer.method", "oidc"),
                ("sasl.oauthbearer.token.endpoint.url", endpoint), ("sasl.oauthbearer.client.id", client),
                ("sasl.oauthbearer.client.secret", secret.text),
            ] + (scope.map { [("sasl.oauthbearer.scope", $0)] } ?? [])
        }
    }

    private static func login(_ mechanism: String, _ user: String, _ password: Secret) -> [(String, String)] {
        [("sasl.mechanism", mechanism), ("sasl.username", user), ("sasl.password", password.text)]
    }
}

/// A text that no description shows.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let text: String
    package init(_ text: String) { self.text = text }
    package var description: String { "(secret)" }
    package var debugDescription: String { "(secret)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
