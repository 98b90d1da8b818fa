import Foundation

/// A CSV file as a form tool exports it: one captured lead a row.
enum LeadsFile {
    static let header =
        "submitted_at,submission_id,email,phone,first_name,last_name,company,country,utm_source,utm_medium,"
        + "utm_campaign,utm_term,gclid,landing_page,message"

    static let mapping = """
        mapping: 1
        source: bench/forms
        dates: {zone: UTC}
        events:
          - type: lead.captured
            time: submitted_at
            id: submission_id
            identity:
              email: email
            fields:
              person.email: email
              person.phone: phone
              person.given_name: first_name
              person.family_name: last_name
              person.country: country
              account.name: company
              origin.source: utm_source
              origin.medium: utm_medium
              origin.campaign: utm_campaign
              origin.term: utm_term
              origin.landing_page: landing_page
              origin.click_ids:
                - {kind: {constant: gclid}, value: gclid}
              interest: message

        """

    static func write(rows: Int, to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw BenchError("\(path) cannot be written.") }
        defer { try? file.close() }
        var text = header + "\n"
        for number in 0..<rows {
            text += row(number)
            guard text.utf8.count > 1 << 20 else { continue }
            try file.write(contentsOf: Data(text.utf8))
            text = ""
        }
        try file.write(contentsOf: Data(text.utf8))
    }

    private static func row(_ number: Int) -> String {
        let minute = number % 60
        let hour = number / 60 % 24
        let day = number / 1_440 % 28 + 1
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return """
            2025-06-\(two(day)) \(two(hour)):\(two(minute)):00,form-\(number),person.\(number)@example.com,\
            +4930\(1_000_000 + number),Ada,"Lovelace \(number)",Analytical Engines \(number % 5_000) Ltd,DE,google,cpc,\
            search-planning,production planning,Cj0KCQjw\(number)aBhCjARIsAKdVX9TbZqLmNoPqRsTuVw,/planner,\
            "We plan in spreadsheets, and would like to see a demo."

            """
    }
}
