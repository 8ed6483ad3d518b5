/// What the author of a parser tests with.
///
/// Extend `dev.parley.testkit.ToolParserContract` or `ReasoningParserContract` in a JUnit test, return
/// your provider, and it is replayed under many cuts, damaged texts included. `parley testkit` does
/// the same for files of vectors, and `parley parse` shows what a parser makes of one text.
///
/// @provides dev.parley.api.command.CommandProvider the commands `testkit` and `parse`
module dev.parley.testkit {
    requires transitive dev.parley.api;
    requires static transitive org.junit.jupiter.api;
    requires static org.jspecify;

    exports dev.parley.testkit;
    exports dev.parley.testkit.law;
    exports dev.parley.testkit.vector;

    provides dev.parley.api.command.CommandProvider with
            dev.parley.testkit.command.TestkitCommand,
            dev.parley.testkit.command.ParseCommand;
}
