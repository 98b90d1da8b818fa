extension Team {
    /// `marketing` or `sales`, as `ce_team` and topics say it; `unspecified` for anything else.
    package var name: String {
        switch self {
        case .marketing: "marketing"
        case .sales: "sales"
        case .unspecified, .UNRECOGNIZED: "unspecified"
        }
    }

    /// Reads a team's ``name``. `nil` for anything but the two teams.
    package init?(name: some Collection<UInt8>) {
        if name.elementsEqual("marketing".utf8) {
            self = .marketing
        } else if name.elementsEqual("sales".utf8) {
            self = .sales
        } else {
            return nil
        }
    }

    /// The team that this one hands leads to and takes them back from.
    package var other: Team { self == .marketing ? .sales : .marketing }
}
