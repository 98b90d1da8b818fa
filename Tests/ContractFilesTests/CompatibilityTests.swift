import Foundation
import LeadEvents
import SwiftProtobuf
import Testing

@testable import ContractFiles

@Suite("The schema compared with the released one")
struct CompatibilityTests {
    private static func files() throws -> Google_Protobuf_FileDescriptorSet {
        try Google_Protobuf_FileDescriptorSet(serializedBytes: ContractDescriptor.bytes)
    }

    private static func edited(
        _ edit: (inout Google_Protobuf_FileDescriptorSet) -> Void
    ) throws -> ContractSchema {
        var files = try files()
        edit(&files)
        return ContractSchema(files)
    }

    /// A change to the message LeadCaptured or the enum Band, and what has to be said of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var message: (@Sendable (inout Google_Protobuf_DescriptorProto) -> Void)?
        var band: (@Sendable (inout Google_Protobuf_EnumDescriptorProto) -> Void)?
        /// Place, and a part of the problem; empty where nothing breaks.
        let found: [(String, String)]

        var testDescription: String { name }
    }

    private static func index(_ name: String, in message: Google_Protobuf_DescriptorProto) -> Int {
        message.field.firstIndex { $0.name == name } ?? 0
    }

    static let cases: [Case] = [
        Case(name: "nothing changed", found: []),
        Case(
            name: "a field is new",
            message: { message in
                var field = Google_Protobuf_FieldDescriptorProto()
                field.name = "mood"
                field.jsonName = "mood"
                field.number = 900
                field.type = .string
                message.field.append(field)
            }, found: []),
        Case(
            name: "a field becomes optional",
            message: { $0.field[index("kind", in: $0)].proto3Optional = true }, found: []),
        Case(
            name: "a field is gone",
            message: { $0.field.remove(at: index("interest", in: $0)) },
            found: [("LeadCaptured.interest", "is gone and its number 7")]),
        Case(
            name: "a field is gone and its number alone is reserved",
            message: { message in
                message.field.remove(at: index("interest", in: message))
                message.reservedRange.append(.with { ($0.start, $0.end) = (7, 8) })
            }, found: [("LeadCaptured.interest", "is gone")]),
        Case(
            name: "a field is gone and reserved",
            message: { message in
                message.field.remove(at: index("interest", in: message))
                message.reservedRange.append(.with { ($0.start, $0.end) = (7, 8) })
                message.reservedName.append("interest")
            }, found: []),
        Case(
            name: "a field has another type",
            message: { $0.field[index("interest", in: $0)].type = .int32 },
            found: [("LeadCaptured.interest", "from string to int32")]),
        Case(
            name: "a field has another message",
            message: { $0.field[index("account", in: $0)].typeName = ".leadrelay.v1.Person" },
            found: [("LeadCaptured.account", "from leadrelay.v1.Account to leadrelay.v1.Person")]),
        Case(
            name: "a list becomes one value",
            message: { $0.field[index("products", in: $0)].label = .optional },
            found: [("LeadCaptured.products", "from a list to one value")]),
        Case(
            name: "a field is renamed",
            message: { message in
                message.field[index("form_id", in: message)].name = "form"
                message.field[index("form", in: message)].jsonName = "form"
            }, found: [("LeadCaptured.form_id", "its JSON name from formId to form")]),
        Case(
            name: "a field is renamed and keeps its JSON name",
            message: { $0.field[index("form_id", in: $0)].name = "form" }, found: []),
        Case(
            name: "two fields exchange their numbers",
            message: { message in
                message.field[index("interest", in: message)].number = 10
                message.field[index("form_id", in: message)].number = 7
            },
            found: [("LeadCaptured.interest", "its JSON name"), ("LeadCaptured.form_id", "its JSON name")]),
        Case(
            name: "a value of an enum is new",
            band: { band in
                band.value.append(
                    .with {
                        $0.name = "BAND_NEW"
                        $0.number = 99
                    })
            },
            found: []),
        Case(
            name: "a value of an enum is renamed", band: { $0.value[1].name = "BAND_OTHER" },
            found: [("Band.BAND_NONE", "is now called BAND_OTHER")]),
        Case(
            name: "a value of an enum is gone", band: { $0.value.remove(at: 1) },
            found: [("Band.BAND_NONE", "is gone and its number 1")]),
    ]

    @Test("what breaks is named, and what does not break is not", arguments: cases)
    func changes(_ edited: Case) throws {
        let present = try Self.edited { files in
            for file in files.file.indices {
                for place in files.file[file].messageType.indices
                where files.file[file].messageType[place].name == "LeadCaptured" {
                    edited.message?(&files.file[file].messageType[place])
                }
                for place in files.file[file].enumType.indices where files.file[file].enumType[place].name == "Band" {
                    edited.band?(&files.file[file].enumType[place])
                }
            }
        }
        let changes = CompatibilityCheck.run(released: .current, present: present)
        #expect(changes.map(\.place).sorted() == edited.found.map(\.0).sorted())
        for (place, problem) in edited.found {
            #expect(changes.contains { $0.place == place && $0.problem.contains(problem) && !$0.mend.isEmpty })
        }
    }

    @Test("what was reserved stays reserved")
    func reserved() throws {
        let released = try Self.edited { files in
            files.file[0].messageType[0].reservedRange.append(.with { ($0.start, $0.end) = (50, 53) })
            files.file[0].messageType[0].reservedName.append("old")
        }
        let changes = CompatibilityCheck.run(released: released)
        #expect(changes.map(\.problem) == ["no longer reserves 50 to 52", "no longer reserves the name old"])
    }

    @Test("a change names the types that carry it and the teams that read them")
    func readers() throws {
        let present = try Self.edited { files in
            for file in files.file.indices { files.file[file].messageType.removeAll { $0.name == "HandoffOffered" } }
        }
        let change = try #require(CompatibilityCheck.run(released: .current, present: present).first)
        #expect(change.types == ["handoff.offered"])
        #expect(change.readers == ["marketing", "sales", "reports"])
        #expect(
            change.sentence.contains(
                "HandoffOffered is gone. It breaks handoff.offered, read by marketing, sales, reports. Mend: "))
    }

    @Test("the present schema reads what was written under the released one")
    func released() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "schemas/released/leadrelay.v1.binpb")
        let released = try Google_Protobuf_FileDescriptorSet(serializedBytes: try Data(contentsOf: file))
        #expect(CompatibilityCheck.run(released: ContractSchema(released)) == [])
    }
}
