package dev.parley.core.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.core.config.Option;
import dev.parley.core.config.OptionTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

class FlagHelpTest {

    private static final OptionTable TABLE = OptionTable.serve();

    private static String help(String word) {
        return FlagHelp.text("parley serve [MODEL]", TABLE, word);
    }

    static Stream<Option> options() {
        return TABLE.all().stream();
    }

    @ParameterizedTest
    @MethodSource("options")
    void showsEveryFlag(Option option) {
        assertTrue(help("all").contains(option.name()), option.flag());
    }

    @ParameterizedTest
    @MethodSource("options")
    void findsAFlagByItsName(Option option) {
        assertTrue(help(option.name()).contains(option.name()), option.flag());
    }

    @Test
    void beginsWithHowTheCommandIsWritten() {
        assertTrue(help("").startsWith("Usage: parley serve [MODEL]"), help(""));
    }

    @Test
    void takesUnderscoresForDashes() {
        assertEquals(help("max-num-seqs"), help("max_num_seqs"));
    }

    @Test
    void leavesOutWhatTheWordDoesNotFit() {
        String some = help("api-key");
        assertTrue(some.contains("--api-key"), some);
        assertFalse(some.contains("--max-num-seqs=") || some.contains("--port "), some);
    }

    @Test
    void showsDefaultsAndAliases() {
        assertTrue(help("port").contains("Default: 8000."), help("port"));
    }

    @Test
    void keepsToItsWidth() {
        assertTrue(help("all").lines().allMatch(line -> line.length() <= 110));
    }
}
