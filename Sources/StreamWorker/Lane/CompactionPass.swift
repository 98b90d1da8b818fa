import EventLog

/// One walk of compaction over a partition's changelog.
struct CompactionPass {
    /// Records written since the last pass ended, the live ones included.
    var written = 0
    /// The changelog's end as far as we know it.
    var end = Offset.zero
    /// Where the changelog ended when the pass under way began; `nil` between passes.
    //
    // Why a tombstone goes only in a pass that began after it was written:
    //   1. row K stands at 50, live; the pass goes by and keeps it
    //   2. K is removed; its tombstone stands at 150
    //   3. the same pass reaches 150: K has no row, so the tombstone looks dead; deleted, K at 50 would be there again
    var began: Offset?
}
