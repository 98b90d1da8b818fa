import Foundation

/// What is going on, for whoever waits.
enum Progress {
    static func say(_ sentence: String) { FileHandle.standardError.write(Data((sentence + "\n").utf8)) }
}
