import CloudEvents
import LeadEvents
import SwiftProtobuf

extension CompanyLog {
    mutating func addCampaigns() {
        for campaign in world.calendar.campaigns {
            let scheduled = CampaignScheduled.with {
                $0.campaign = campaign.id
                $0.name = campaign.name
                $0.period = Period(from: campaign.from, until: campaign.until)
                $0.channels = [campaign.channel.rawValue]
                $0.budget = .euro(planned(campaign.channel) * campaign.channel.costPerLead)
                $0.plannedLeads = UInt32(planned(campaign.channel))
            }
            let noticed = campaign.from.advanced(byMilliseconds: -6 * Span.day)
            add(.campaignScheduled(scheduled), at: max(noticed, world.start), from: .calendar, by: .marketing)
            let started = CampaignStarted.with { $0.campaign = campaign.id }
            add(.campaignStarted(started), at: max(campaign.from, world.start), from: .calendar, by: .marketing)
            let ended = CampaignEnded.with {
                $0.campaign = campaign.id
                $0.reason = "planned"
            }
            add(.campaignEnded(ended), at: campaign.until, from: .calendar, by: .marketing)
        }
        addPromotion()
    }

    /// Each running campaign's money by the week, and what sales spends.
    mutating func addSpend() {
        for week in weeks {
            let until = week.advanced(byMilliseconds: Span.week)
            let period = Period(from: week, until: until)
            for campaign in world.calendar.campaigns where campaign.from < until && week < campaign.until {
                let average = planned(campaign.channel) * campaign.channel.costPerLead / Int64(max(weeks.count, 1))
                let spend = SpendRecorded.with {
                    $0.campaign = campaign.id
                    $0.team = .marketing
                    $0.money = .euro(average * random.number(in: 80...125) / 100)
                    $0.period = period
                }
                add(.spendRecorded(spend), at: until, from: .advertising, by: .marketing)
            }
        }
    }

    /// People who were reached and of whom nobody knows the name.
    mutating func addTouches() {
        for (number, week) in weeks.enumerated() {
            let newsletter = MessageSent.with {
                $0.messageID = "newsletter-\(number + 1)"
                $0.version = "1"
                $0.campaign = "newsletter"
                $0.claims = ["saves-a-day-a-week"]
                $0.audienceSize = UInt64(max(world.people * (number + 1) / 8, 1))
                $0.channel = "email"
            }
            let sent = week.advanced(byMilliseconds: 9 * Span.hour)
            add(.messageSent(newsletter), at: sent, from: .mailer, by: .marketing)
            addTouch("social-stories", .social, reach: 4_000...20_000, at: week, paid: true)
            if number % 4 == 1 { addTouch("press-award", .press, reach: 20_000...90_000, at: week, paid: false) }
        }
    }

    private mutating func addTouch(
        _ campaign: String, _ channel: Channel, reach: ClosedRange<Int64>, at week: Instant, paid: Bool
    ) {
        let touch = TouchRecorded.with {
            $0.campaign = campaign
            $0.channel = channel.rawValue
            $0.audience = .general
            $0.reach = UInt64(random.skewed(in: reach))
            $0.paid = paid
            $0.offline = channel == .press
            $0.asset = paid ? "story-video" : "award-report"
            $0.assetVersion = "2"
        }
        add(.touchRecorded(touch), at: week.advanced(byMilliseconds: 2 * Span.day), from: .advertising, by: .marketing)
    }

    private mutating func addPromotion() {
        let promotion = PromotionStarted.with {
            $0.campaign = "partner-week"
            $0.period = Period(from: at(percent: 50), until: at(percent: 62))
            $0.discount = 1_500
            $0.products = ["planner"]
        }
        add(.promotionStarted(promotion), at: at(percent: 50), from: .calendar, by: .marketing)
    }

    private func planned(_ channel: Channel) -> Int64 { max(Int64(world.people) * channel.share / 1_000, 1) }
}
