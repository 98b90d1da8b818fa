import EventLog

extension Lane {
    /// Goes a piece further with compaction where enough has become stale. Runs between transactions.
    func compact(_ session: Log.Session) throws(WorkerError) {
        for (partition, task) in tasks {
            var pass = compactions[partition] ?? CompactionPass()
            let live = task.state.table.count
            guard pass.began != nil || pass.written > 2 * live + settings.compactionSlack else { continue }
            let began = pass.began ?? pass.end
            pass.began = began
            let isMore: Bool
            do {
                isMore = try session.compact(partition) { key, offset in
                    guard let key = ChangelogKey.decode(key) else { return true }
                    guard let place = task.state.table.place(of: key) else { return offset >= began }
                    return place < 0 || place == offset.number
                }
            } catch { throw .log(error) }
            if !isMore {
                pass.began = nil
                pass.written = live
            }
            compactions[partition] = pass
        }
    }
}
