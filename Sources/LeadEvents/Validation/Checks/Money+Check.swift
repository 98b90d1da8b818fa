extension Money: Checkable {
    func check(_ findings: inout Findings) {
        findings.format(
            ifPresent: currency, "currency", Format.isCurrency, "is no ISO 4217 code",
            mend: "write three capital letters, for example EUR")
        findings.range(nanos, "nanos", -999_999_999...999_999_999)
        if units > 0 && nanos < 0 || units < 0 && nanos > 0 {
            findings.add(.invalidValue, "nanos", "has another sign than units", mend: "write both with the same sign")
        }
    }
}

extension LineItem: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(product, "product")
        findings.range(quantityMilli, "quantity_milli", 1...Int64.max)
        findings.message(ifPresent: hasUnitPrice ? unitPrice : nil, "unit_price")
    }
}

extension CreditedRep: Checkable {
    func check(_ findings: inout Findings) {
        findings.id(rep, "rep")
        findings.id(role, "role")
        findings.range(share, "share", 0...10_000)
    }
}

extension Findings {
    /// Shares of a deal: each role's add up to at most all of it.
    mutating func credited(_ reps: [CreditedRep]) {
        messages(reps, "credited", atMost: 16)
        for (index, rep) in reps.prefix(16).enumerated() where reps.firstIndex(where: { $0.role == rep.role }) == index
        {
            let sum = reps.reduce(into: UInt64(0)) { if $1.role == rep.role { $0 += UInt64($1.share) } }
            guard sum > 10_000 else { continue }
            inside("credited", at: index) {
                $0.add(
                    .invalidValue, "share", "is one of shares of the same role that add up to \(sum)",
                    mend: "let them add up to at most 10000")
            }
        }
    }
}
