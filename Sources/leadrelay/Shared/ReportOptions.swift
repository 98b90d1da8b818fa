import ArgumentParser

/// How a command shows what it found.
struct ReportOptions: ParsableArguments {
    @Flag(help: "Print JSON instead of text.")
    var json = false
}
