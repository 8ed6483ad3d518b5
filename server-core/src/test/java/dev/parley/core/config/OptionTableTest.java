package dev.parley.core.config;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.core.config.FlagName.Merge;
import dev.parley.core.config.FlagName.Verdict;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

class OptionTableTest {

    private static final OptionTable TABLE = OptionTable.serve();

    static List<Option> options() {
        return TABLE.all();
    }

    @ParameterizedTest
    @MethodSource("options")
    void saysWhatAnOptionDoes(Option option) {
        assertAll(
                () -> assertTrue(option.name().matches("[a-z][a-z0-9-]*"), option::name),
                () -> assertTrue(option.sentence().matches("[A-Z].*\\."), option::sentence),
                () -> assertFalse(option.sentence().contains("|"), option::sentence));
    }

    @ParameterizedTest
    @MethodSource("options")
    void hasADefaultThatIsAValue(Option option) {
        option.standard().ifPresent(text -> assertFalse(option.type().canonical(text).isEmpty()));
    }

    @ParameterizedTest
    @MethodSource("options")
    void givesEverySwitchADefault(Option option) {
        assertTrue(!(option.type() instanceof OptionType.Switch) || option.standard().isPresent());
    }

    @Test
    void givesEveryOptionItsOwnVariables() {
        List<String> variables =
                TABLE.all().stream()
                        .flatMap(option -> option.variables().stream())
                        .map(Option.Variable::name)
                        .toList();
        assertEquals(new HashSet<>(variables).size(), variables.size());
    }

    @Test
    void givesEveryOptionItsOwnSpellings() {
        List<String> spellings =
                TABLE.all().stream()
                        .flatMap(
                                option ->
                                        Stream.concat(
                                                Stream.of(option.flag()),
                                                option.aliases().stream()))
                        .toList();
        assertEquals(new HashSet<>(spellings).size(), spellings.size());
    }

    @Test
    void knowsNoFlagOfVllmTwice() {
        Set<String> own = new HashSet<>();
        TABLE.all().forEach(option -> own.add(option.flag()));
        List<String> foreign =
                VllmFlags.read().stream().flatMap(flag -> flag.names().stream()).toList();
        assertEquals(new HashSet<>(foreign).size(), foreign.size());
        assertTrue(foreign.stream().noneMatch(own::contains));
    }

    @Nested
    class Resolving {

        @Test
        void takesUnderscoresForDashes() {
            assertEquals(
                    new FlagName.Plain(BatchOptions.MAX_SEQUENCES),
                    TABLE.resolve("--max_num_seqs"));
        }

        @Test
        void takesAnAlias() {
            assertEquals(
                    new FlagName.Plain(PluginOptions.MIDDLEWARE),
                    TABLE.resolve("--middleware-class"));
        }

        @Test
        void takesABeginningThatFitsOneName() {
            assertEquals(new FlagName.Plain(ModelOptions.SERVED_NAME), TABLE.resolve("--served"));
        }

        @Test
        void takesABeginningOfANegation() {
            assertEquals(
                    new FlagName.Negated(BatchOptions.PREFIX_CACHING),
                    TABLE.resolve("--no-enable-prefix"));
        }

        @Test
        void listsWhatABeginningCouldMean() {
            assertEquals(
                    new FlagName.Ambiguous(
                            List.of("--max-num-queued-reqs", "--max-num-queued-tokens")),
                    TABLE.resolve("--max-num-queued"));
        }

        @Test
        void prefersAWholeNameToABeginning() {
            assertEquals(new FlagName.Plain(ModelOptions.TOKENIZER), TABLE.resolve("--tokenizer"));
        }

        @Test
        void readsDottedKeysOfJsonOptions() {
            assertEquals(
                    new FlagName.Part(
                            ModelOptions.GENERATION_PATCH, List.of("a_b", "c"), Merge.REPLACE),
                    TABLE.resolve("--override_generation_config.a_b.c"));
        }

        @Test
        void readsThePlusOfADottedKey() {
            assertEquals(
                    new FlagName.Part(ModelOptions.GENERATION_PATCH, List.of("a"), Merge.APPEND),
                    TABLE.resolve("--override-generation-config.a+"));
        }

        @Test
        void hasNoNegationOfAPresenceSwitch() {
            assertInstanceOf(FlagName.Unknown.class, TABLE.resolve("--no-disable-log-stats"));
        }

        @Test
        void knowsFlagsOfVllmThatAreMissing() {
            FlagName.Foreign found = assertInstanceOf(FlagName.Foreign.class, TABLE.resolve("-tp"));
            assertEquals(Verdict.MISSING, found.verdict());
        }

        @Test
        void knowsFlagsOfVllmThatMeanNothing() {
            FlagName.Foreign found =
                    assertInstanceOf(FlagName.Foreign.class, TABLE.resolve("--no-enforce-eager"));
            assertEquals(Verdict.MEANINGLESS, found.verdict());
        }

        @Test
        void knowsDottedKeysOfForeignFlags() {
            assertInstanceOf(FlagName.Foreign.class, TABLE.resolve("--compilation-config.level"));
        }

        @Test
        void suggestsTheNearestName() {
            assertEquals(
                    new FlagName.Unknown(Optional.of("--tool-call-parser")),
                    TABLE.resolve("--tool-cal-parser"));
        }

        @Test
        void suggestsNothingForWhatIsFarFromEverything() {
            assertEquals(
                    new FlagName.Unknown(Optional.empty()),
                    TABLE.resolve("--xyzzy-plugh-frobnicate"));
        }
    }
}
