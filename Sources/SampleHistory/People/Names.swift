/// Words that people, companies and products are named with. None of them is anybody's.
enum Names {
    static let given = [
        "Ada", "Amara", "Anna", "Bela", "Carlos", "Chen", "Dana", "Elif", "Emil", "Fatima", "Grace", "Hana", "Ines",
        "Ivan", "Jonas", "Julia", "Kofi", "Lara", "Lena", "Luis", "Maja", "Malik", "Mina", "Nadia", "Noah", "Olga",
        "Paula", "Pedro", "Priya", "Rosa", "Sami", "Sofia", "Tariq", "Theo", "Uma", "Vera", "Wei", "Yara", "Yuki",
        "Zoe",
    ]
    static let family = [
        "Abe", "Adler", "Almeida", "Bauer", "Berg", "Costa", "Demir", "Diaz", "Dubois", "Fischer", "Haddad", "Horvat",
        "Ivanova", "Jensen", "Kaya", "Keller", "Kowalski", "Kumar", "Lang", "Larsen", "Lima", "Martin", "Mbeki",
        "Meyer", "Moreau", "Nagy", "Novak", "Okafor", "Park", "Peeters", "Ricci", "Rossi", "Santos", "Sato", "Silva",
        "Tanaka", "Vargas", "Virtanen", "Weber", "Zhang",
    ]
    static let titles = [
        "Head of Purchasing", "Operations Manager", "Managing Director", "Buyer", "Plant Manager", "IT Manager",
        "Chief Financial Officer", "Founder", "Project Engineer", "Marketing Manager",
    ]
    static let companyFirst = [
        "Alder", "Baltic", "Cedar", "Delta", "Ember", "Fjord", "Granite", "Harbour", "Indigo", "Juniper", "Kestrel",
        "Lumen", "Meridian", "Nordic", "Orchard", "Polar", "Quarry", "River", "Summit", "Timber",
    ]
    static let companySecond = [
        "Bakeries", "Cargo", "Clinics", "Components", "Dairy", "Energy", "Fabrics", "Foods", "Furniture", "Hotels",
        "Instruments", "Logistics", "Machines", "Optics", "Packaging", "Pharma", "Retail", "Robotics", "Solar", "Tools",
    ]
    static let industries = ["food", "health", "logistics", "machinery", "retail", "energy", "textiles", "hospitality"]
    static let products = ["planner", "planner-plus", "connect", "insight", "care-plan"]
    static let competitors = ["Plainstream", "Opsbridge", "Ledgerline"]
    static let interests = [
        "Planning for two plants", "Replace our spreadsheets", "A trial for the purchasing team",
        "Prices for 40 users", "Connect our warehouse system", "Reports for the board",
    ]

    /// Where people live: country, language, time zone, city, phone prefix.
    static let places: [Place] = [
        Place(country: "DE", language: "de-DE", zone: "Europe/Berlin", city: "Leipzig", prefix: "+49155"),
        Place(country: "DE", language: "de-DE", zone: "Europe/Berlin", city: "Bremen", prefix: "+49155"),
        Place(country: "FR", language: "fr-FR", zone: "Europe/Paris", city: "Nantes", prefix: "+33700"),
        Place(country: "NL", language: "nl-NL", zone: "Europe/Amsterdam", city: "Utrecht", prefix: "+31600"),
        Place(country: "PT", language: "pt-PT", zone: "Europe/Lisbon", city: "Braga", prefix: "+35192"),
        Place(country: "US", language: "en-US", zone: "America/Chicago", city: "Madison", prefix: "+1608"),
        Place(country: "GB", language: "en-GB", zone: "Europe/London", city: "Leeds", prefix: "+44700"),
    ]

    struct Place: Sendable {
        let country: String
        let language: String
        let zone: String
        let city: String
        /// E.164, as far as it is the same for everybody there.
        let prefix: String
    }

    /// At least `width` digits.
    static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(width - digits.count, 0)) + digits
    }
}
