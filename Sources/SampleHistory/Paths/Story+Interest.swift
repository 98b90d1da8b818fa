import CloudEvents
import LeadEvents
import SwiftProtobuf

/// The ways that begin with marketing.
extension Story {
    mutating func raiseHand() {
        capture(
            Form(
                id: random.chance(600) ? "contact" : "demo", contactRequested: true,
                interest: random.chance(500) ? random.pick(Names.interests) : nil))
        for _ in 0..<random.count(in: 0...2) {
            wait(Span.minute...2 * Span.day)
            showInterest("page.viewed")
        }
    }

    mutating func warmUp() {
        capture(Form(id: "guide", interest: random.chance(200) ? random.pick(Names.interests) : nil))
        for step in 0..<random.count(in: 4...10) {
            wait(6 * Span.hour...12 * Span.day)
            if random.chance(350) {
                answerMessage(step)
            } else {
                showInterest(random.pick(step < 3 ? Self.curious : Self.serious))
            }
        }
    }

    mutating func coolDown() {
        capture(Form(id: random.chance(700) ? "guide" : "newsletter"))
        for _ in 0..<random.count(in: 0...4) {
            wait(Span.hour...9 * Span.day)
            showInterest(random.pick(Self.curious))
        }
    }

    mutating func buyAlone() {
        capture(Form(id: "trial"))
        wait(5 * Span.minute...6 * Span.hour)
        engage("trial.started", asset: "planner", from: .product)
        for _ in 0..<random.count(in: 1...4) {
            wait(4 * Span.hour...5 * Span.day)
            engage("product.used", asset: random.pick(Self.features), from: .product)
        }
        wait(Span.hour...6 * Span.day)
        buy()
    }

    mutating func apply() {
        capture(Form(id: "careers", kind: .candidate))
        guard random.chance(400) else { return }
        wait(Span.day...9 * Span.day)
        engage("page.viewed", asset: "/careers")
    }

    mutating func offerPartnership() {
        capture(Form(id: "partners", contactRequested: random.chance(500), kind: .partner))
        wait(Span.day...9 * Span.day)
        engage("content.downloaded", asset: "partner-handbook")
    }

    /// The person shows interest by itself, in what such a signal is about.
    mutating func showInterest(_ signal: String) {
        let asset =
            switch signal {
            case "webinar.attended": "planning-in-an-hour"
            case "event.attended": "trade-fair"
            case "content.downloaded", "form.submitted": "scheduling-guide"
            case "demo.requested": "/demo"
            case "trial.started": "planner"
            case "pricing.viewed": "/pricing"
            default: random.pick(Self.pages)
            }
        engage(signal, asset: asset)
    }

    mutating func engage(
        _ signal: String, asset: String, from system: System = .website, message: (id: String, variant: String)? = nil
    ) {
        let engaged = LeadEngaged.with {
            $0.signal = signal
            $0.asset = asset
            $0.direction = signal == "message.answered" ? .twoWay : .oneWay
            if let message {
                $0.messageID = message.id
                $0.variant = message.variant
            }
            if signal == "webinar.attended" {
                $0.campaign = "webinar-series"
                $0.duration = .init(minutes: random.number(in: 8...55))
            }
        }
        script.marketing(.leadEngaged(engaged), at: clock, from: system)
    }

    /// Marketing writes to this one person, who opens it, and sometimes does more.
    private mutating func answerMessage(_ step: Int) {
        let message = (id: "nurture-\(step % 5 + 1)", variant: random.chance(500) ? "a" : "b")
        let sent = MessageSent.with {
            $0.messageID = message.id
            $0.version = "3"
            $0.variant = message.variant
            $0.campaign = "newsletter"
            $0.claims = step % 2 == 0 ? ["saves-a-day-a-week"] : []
            $0.audienceSize = 1
            $0.channel = "email"
        }
        script.marketing(.messageSent(sent), at: clock, from: .mailer)
        wait(3 * Span.minute...2 * Span.day)
        engage("email.opened", asset: message.id, from: .mailer, message: message)
        guard random.chance(message.variant == "b" ? 520 : 400) else { return }
        wait(Span.minute...20 * Span.minute)
        engage("email.clicked", asset: message.id, from: .mailer, message: message)
        guard random.chance(120) else { return }
        wait(10 * Span.minute...Span.day)
        engage("message.answered", asset: message.id, from: .mailer, message: message)
    }

    private mutating func buy() {
        let seats = random.skewed(in: 1...12)
        let price = random.pick([Int64(29), 49, 79], or: 29)
        let purchase = PurchaseCompleted.with {
            $0.orderID = "order-\(person.number)"
            $0.lineItems = [
                .with {
                    $0.product = "planner"
                    $0.quantityMilli = seats * 1_000
                    $0.unitPrice = .euro(price)
                }
            ]
            $0.amount = .euro(seats * price)
            if let campaign = world.calendar.running(person.channel, at: person.arrival, using: &random) {
                $0.campaign = campaign
            }
        }
        script.marketing(.purchaseCompleted(purchase), at: clock, from: .shop)
    }

    static let pages = ["/planner", "/customers", "/guides/scheduling", "/integrations", "/security"]
    static let features = ["calendar", "import", "reports", "sharing"]
    static let curious = ["page.viewed", "page.viewed", "page.viewed", "content.downloaded", "email.opened"]
    static let serious = [
        "page.viewed", "pricing.viewed", "pricing.viewed", "webinar.attended", "content.downloaded", "form.submitted",
        "trial.started", "demo.requested", "event.attended",
    ]
}
