import Glibc

/// Holds the calling thread still where nobody would wake it. For threads that may wait, as a lane's.
package func pause(_ duration: Duration) { _ = poll(nil, 0, duration.milliseconds) }
