package dev.parley.core.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.core.config.OptionTable;
import dev.parley.core.config.Problems;
import dev.parley.core.config.Source;
import dev.parley.core.config.SourceValues;

import org.junit.jupiter.api.Test;

import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Optional;

class LineParserTest {

    private static final OptionTable TABLE = OptionTable.serve();

    private final Problems problems = new Problems();
    private final SourceValues flags = new SourceValues(Source.Rank.FLAG, problems);

    private ParseResult parse(String... arguments) {
        return LineParser.parse(List.of(arguments), TABLE, flags);
    }

    @Test
    void tellsArgumentsFromFlags() {
        ParseResult parsed = parse("model", "--port", "1", "--api-key=x", "more");
        assertEquals(List.of("model", "more"), LineParser.positional(parsed));
    }

    @Test
    void takesNegativeNumbersForValues() {
        assertEquals(List.of(), LineParser.positional(parse("--max-logprobs", "-1")));
        assertEquals(List.of(), problems.lines());
    }

    @Test
    void takesEverythingBehindTwoDashesForArguments() {
        assertEquals(
                List.of("model", "--port"), LineParser.positional(parse("--", "model", "--port")));
    }

    @Test
    void doesNotTakeAnArgumentForTheValueOfASwitch() {
        assertEquals(
                List.of("model"),
                LineParser.positional(parse("--enable-auto-tool-choice", "model")));
    }

    @Test
    void doesNotTakeAnArgumentForAFurtherValueBehindAnAttachedOne() {
        assertEquals(
                List.of("model"),
                LineParser.positional(parse("--api-key=a", "model", "--api-key", "b", "c")));
        assertEquals(List.of(), problems.lines());
    }

    @Test
    void asksForHelpOnlyWhereItWasAskedFor() {
        assertEquals(Optional.empty(), LineParser.help(parse("model")));
        assertEquals(Optional.of(""), LineParser.help(parse("--help")));
        assertEquals(Optional.of(""), LineParser.help(parse("-h")));
        assertEquals(Optional.of("port"), LineParser.help(parse("--help=port")));
    }

    @Test
    void gathersAllProblemsOfALine() {
        ParseResult unused = parse("--prot", "1", "--por");
        assertEquals(2, problems.lines().size(), problems.lines().toString());
    }

    @Test
    void doesNotReadFilesOrVariablesNamedInValues() {
        assertEquals(
                List.of("@/etc/passwd", "${HOME}"),
                LineParser.positional(parse("@/etc/passwd", "${HOME}")));
    }
}
