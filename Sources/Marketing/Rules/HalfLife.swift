/// Points that halve in a fixed time, in integers alone, so that every machine computes the same.
///
/// Points are hundredths and at most ``ceiling``; the result is the true value rounded to the nearest hundredth, within
/// 0.04 hundredths of a tie.
struct HalfLife {
    /// Milliseconds in which points halve. Range: 1 hour to 10 years.
    let milliseconds: Int64

    /// The most points there are: 100, in hundredths.
    static let ceiling: Int32 = 10_000

    private static let oneHour: Int64 = 3_600_000
    private static let tenYears: Int64 = 10 * 366 * 86_400_000

    /// A value outside the range becomes the nearest one inside.
    init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Self.oneHour), Self.tenYears)
    }

    /// What is left of the points after this many milliseconds; all of them where none passed.
    func remainder(of points: Int32, after elapsed: Int64) -> Int32 {
        guard points != 0, elapsed > 0 else { return points }
        let halvings = elapsed / milliseconds
        guard halvings < Self.mostHalvings else { return 0 }
        let fraction = UInt32((elapsed % milliseconds) << Self.fractionBits / milliseconds)
        let left = Self.left(of: UInt64(points.magnitude), halvings: UInt64(halvings), fraction: fraction)
        return points < 0 ? -Int32(left) : Int32(left)
    }

    /// Milliseconds until less than `floor` is left of the points: the first at which ``remainder(of:after:)`` is below it.
    ///
    /// - Parameter floor: 1 or more. - Returns: 0 where they are below it already.
    func time(until floor: Int32, of points: Int32) -> Int64 {
        guard floor > 0, points >= floor else { return 0 }
        let (points, floor) = (UInt64(points), UInt64(floor))
        var halvings: UInt64 = 0
        while Self.left(of: points, halvings: halvings + 1, fraction: 0) >= floor { halvings += 1 }
        // Bisection over the fraction needs no division; both ends are known: at `kept` it is not below, at `lost` it is.
        var kept: UInt32 = 0
        var lost: UInt32 = 1 << Self.fractionBits
        while lost - kept > 1 {
            let middle = (kept + lost) / 2
            if Self.left(of: points, halvings: halvings, fraction: middle) >= floor {
                kept = middle
            } else {
                lost = middle
            }
        }
        let within = (Int64(lost) * milliseconds + (1 << Self.fractionBits) - 1) >> Self.fractionBits
        return Int64(halvings) * milliseconds + within
    }

    // MARK: - Fixed point

    /// A half-life is cut into 2^24 steps: about 0.15 s each where it is 30 days.
    private static let fractionBits: Int64 = 24
    /// After so many nothing is left of the ceiling.
    private static let mostHalvings: Int64 = 16

    /// points * 2^-(halvings + fraction / 2^24), rounded to the nearest.
    private static func left(of points: UInt64, halvings: UInt64, fraction: UInt32) -> UInt64 {
        let shift = 32 + halvings
        return (points * factor(fraction) + (1 << (shift - 1))) >> shift
    }

    /// 2^-(fraction / 2^24) in units of 2^-32, by linear interpolation. Range of fraction: 0 to 2^24.
    private static func factor(_ fraction: UInt32) -> UInt64 {
        let step = Int(fraction >> 17)
        guard step < 128 else { return powers[128] }
        let (upper, lower) = (powers[step], powers[step + 1])
        return upper - ((upper - lower) * UInt64(fraction & 0x1_ffff)) >> 17
    }

    /// 2^-(n / 128) in units of 2^-32, n from 0 to 128, rounded to the nearest.
    private static let powers: [UInt64] = [
        0x1_0000_0000,
        0xfe9e_115c, 0xfd3e_0c0d, 0xfbdf_ed6d, 0xfa83_b2db, 0xf929_59bb, 0xf7d0_df73, 0xf67a_416c, 0xf525_7d15,
        0xf3d2_8fde, 0xf281_773c, 0xf132_30a8, 0xefe4_b99c, 0xee99_0f98, 0xed4f_301f, 0xec07_18b6, 0xeac0_c6e8,
        0xe97c_3840, 0xe839_6a50, 0xe6f8_5aab, 0xe5b9_06e7, 0xe47b_6ca0, 0xe33f_8973, 0xe205_5b00, 0xe0cc_deec,
        0xdf96_12df, 0xde60_f482, 0xdd2d_8185, 0xdbfb_b798, 0xdacb_946f, 0xd99d_15c2, 0xd870_394c, 0xd744_fccb,
        0xd61b_5dff, 0xd4f3_5aac, 0xd3cc_f09a, 0xd2a8_1d92, 0xd184_df62, 0xd063_33db, 0xcf43_18cf, 0xce24_8c15,
        0xcd07_8b86, 0xcbec_14ff, 0xcad2_265e, 0xc9b9_bd86, 0xc8a2_d85d, 0xc78d_74c9, 0xc679_90b6, 0xc567_2a11,
        0xc456_3ecc, 0xc346_ccda, 0xc238_d231, 0xc12c_4cca, 0xc021_3aa2, 0xbf17_99b6, 0xbe0f_680a, 0xbd08_a39f,
        0xbc03_4a7f, 0xbaff_5ab2, 0xb9fc_d245, 0xb8fb_af47, 0xb7fb_efcb, 0xb6fd_91e3, 0xb600_93a8, 0xb504_f334,
        0xb40a_aea2, 0xb311_c413, 0xb21a_31a6, 0xb123_f582, 0xb02f_0dcc, 0xaf3b_78ad, 0xae49_3453, 0xad58_3eea,
        0xac68_96a5, 0xab7a_39b6, 0xaa8d_2653, 0xa9a1_5ab5, 0xa8b6_d516, 0xa7cd_93b5, 0xa6e5_94d0, 0xa5fe_d6aa,
        0xa519_5787, 0xa435_15ae, 0xa352_0f69, 0xa270_4303, 0xa18f_aecb, 0xa0b0_5110, 0x9fd2_2825, 0x9ef5_3261,
        0x9e19_6e19, 0x9d3e_d9a7, 0x9c65_7368, 0x9b8d_39ba, 0x9ab6_2afd, 0x99e0_4593, 0x990b_87e2, 0x9837_f052,
        0x9765_7d4a, 0x9694_2d37, 0x95c3_fe87, 0x94f4_efa9, 0x9426_ff10, 0x935a_2b2f, 0x928e_727e, 0x91c3_d374,
        0x90fa_4c8c, 0x9031_dc43, 0x8f6a_8118, 0x8ea4_398b, 0x8ddf_0420, 0x8d1a_df5b, 0x8c57_c9c4, 0x8b95_c1e4,
        0x8ad4_c645, 0x8a14_d575, 0x8955_ee03, 0x8898_0e81, 0x87db_3580, 0x871f_6197, 0x8664_915c, 0x85aa_c368,
        0x84f1_f656, 0x843a_28c4, 0x8383_594f, 0x82cd_8699, 0x8218_af43, 0x8164_d1f4, 0x80b1_ed50, 0x8000_0000,
    ]
}
