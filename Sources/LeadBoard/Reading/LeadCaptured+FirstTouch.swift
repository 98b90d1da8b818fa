import LeadEvents

extension LeadCaptured {
    /// The touch that brought the person: the earlier one where the capturing system knew one.
    var firstTouch: Origin { hasEarlierTouch ? earlierTouch : origin }
}
