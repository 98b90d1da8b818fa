extension StructuredEvent {
    /// Reads one event. Which attributes an event needs is not checked here.
    ///
    /// - Throws: everything that is wrong, or the place where the bytes stop being JSON.
    package init(json: ArraySlice<UInt8>) throws(StructuredEventFault) {
        guard json.count <= Self.maximumBytes else {
            throw StructuredEventFault(
                .tooLarge, "has \(json.count) bytes", mend: "write at most \(Self.maximumBytes)")
        }
        let members = try Self.members(of: json)
        self.init(envelope: Envelope(), payload: .absent)
        var problems: [StructuredEventFault.Problem] = []
        var seen: Set<String> = []
        for member in members {
            do throws(MemberFault) {
                guard seen.insert(member.name).inserted else {
                    throw MemberFault(problem: "is there more than once", mend: "write it once")
                }
                try take(member)
            } catch {
                problems.append(.init(field: member.printableName, problem: error.problem, mend: error.mend))
            }
        }
        if seen.contains("data"), seen.contains("data_base64") {
            problems.append(.init(field: "data_base64", problem: "stands beside data", mend: "write one of the two"))
        }
        guard problems.isEmpty else { throw StructuredEventFault(kind: .malformed, problems: problems) }
        if case .json = payload, envelope.contentType == nil {
            envelope.contentType = Array("application/json".utf8)[...]
        }
    }

    private struct MemberFault: Error {
        let problem: String
        let mend: String
    }

    private static func members(of json: ArraySlice<UInt8>) throws(StructuredEventFault) -> [JSONMember] {
        do throws(JSONFault) {
            let document = try JSONParser.parse(json, maximumDepth: maximumDepth)
            if case .object(let members) = document.content { return members }
        } catch {
            let kind: StructuredEventFault.Kind = error.kind == .tooDeep ? .tooDeep : .malformed
            throw StructuredEventFault(
                kind, "\(error.problem) at byte \(error.offset + 1)", mend: "write one JSON object of RFC 8259")
        }
        throw StructuredEventFault(.malformed, "is no JSON object", mend: "write {\"specversion\":\"1.0\", ...}")
    }

    private mutating func take(_ member: JSONMember) throws(MemberFault) {
        switch member.name {
        case "data": payload = .json(member.value.bytes)
        case "data_base64":
            guard case .string(let text) = member.value.content, let bytes = Base64.decode(text.utf8) else {
                throw MemberFault(problem: "is not base64", mend: "write RFC 4648's base64 with padding")
            }
            payload = .binary(bytes)
        default:
            if let attribute = Attribute(member: member.name) {
                envelope[attribute] = try Self.text(of: member.value)
            } else if case .null = member.value.content {
                break
            } else {
                _ = try Self.text(of: member.value)
                extensions.append(member.name)
            }
        }
    }

    /// An attribute's text; null is as good as nothing.
    private static func text(of value: JSONValue) throws(MemberFault) -> ArraySlice<UInt8>? {
        switch value.content {
        case .string(let text): return Array(text.utf8)[...]
        case .number, .boolean: return value.bytes
        case .null: return nil
        case .object, .array: throw MemberFault(problem: "is no text", mend: "write a text; attributes hold no objects")
        }
    }
}

extension StructuredEventFault {
    fileprivate init(_ kind: Kind, _ problem: String, mend: String) {
        self.init(kind: kind, problems: [Problem(field: "", problem: problem, mend: mend)])
    }
}

extension Attribute {
    fileprivate static let byMember = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0.memberName)", $0) })

    /// The attribute of a JSON member.
    fileprivate init?(member name: String) {
        guard let attribute = Self.byMember[name] else { return nil }
        self = attribute
    }
}
