package dev.parley.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.SamplingParams;
import dev.parley.api.structured.TokenMatcher;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

final class TokenChoiceTest {

    private static final int VOCABULARY = AsciiTokenizer.SIZE;

    private final SourceText text = SourceText.of("one two\nthree", Simulators.TOKENIZER);
    private final Preferences preferences = new Preferences(Simulators.TOKENIZER, VOCABULARY);
    private OptionalInt length = OptionalInt.empty();

    @Nested
    class WithoutRules {

        @Test
        void saysTheTextOverAndOver() {
            assertEquals(
                    "one two\nthree\none", say(choice(Simulators.sampling(99).build(), 1), 17));
        }

        @Test
        void beginsAtALineThatTheSeedChooses() {
            SamplingParams sampling = Simulators.sampling(99).temperature(1).build();

            assertEquals("one", say(choice(sampling, 2), 3));
            assertEquals("thr", say(choice(sampling, 3), 3));
        }

        @Test
        void endsByItselfAtTheConfiguredLength() {
            length = OptionalInt.of(4);

            assertEquals("one\0", say(choice(Simulators.sampling(99).build(), 1), 4));
        }

        @Test
        void doesNotEndByItselfWhereEndsAreIgnored() {
            length = OptionalInt.of(2);

            assertEquals(
                    "one", say(choice(Simulators.sampling(9).endTokens(List.of()).build(), 1), 3));
        }

        @Test
        void leavesOutEndsBeforeTheMinimum() {
            length = OptionalInt.of(1);
            SamplingParams sampling =
                    Simulators.sampling(99).minTokens(3).stopTokenIds(List.of((int) 'n')).build();

            assertEquals("oe \0", say(choice(sampling, 1), 4));
        }

        @Test
        void givesUpLeavingOutWhenThereIsNothingElse() {
            SamplingParams sampling =
                    Simulators.sampling(9)
                            .minTokens(9)
                            .stopTokenIds("one two\nthr".chars().boxed().distinct().toList())
                            .build();

            assertEquals(1, say(choice(sampling, 1), 1).length());
        }
    }

    @Nested
    class WithAllowedIds {

        @Test
        void takesTheNextOfTheTextThatMayCome() {
            assertEquals("ntth", say(choice(allowing("nth").build(), 1), 4));
        }

        @Test
        void takesAnotherWhenTheTextHasNone() {
            assertEquals("zz", say(choice(allowing("z{").build(), 1), 2));
        }

        @Test
        void endsOnlyIfTheEndIsAmongThem() {
            length = OptionalInt.of(1);

            assertEquals("n", say(choice(allowing("n").build(), 1), 1));
            assertEquals("\0", say(choice(allowing("n\0").build(), 1), 1));
        }

        @Test
        void refusesEndsBeforeTheMinimum() {
            length = OptionalInt.of(1);

            assertEquals("nn\0", say(choice(allowing("n\0").minTokens(2).build(), 1), 3));
        }

        private SamplingParams.Builder allowing(String characters) {
            return Simulators.sampling(99)
                    .allowedTokenIds(Optional.of(characters.chars().boxed().toList()));
        }
    }

    @Nested
    class UnderAConstraint {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "yes|no",
                    "\\{\"a\": \"[a-z ]*\", \"b\": \\[([0-9]+(, [0-9]+)*)?\\]\\}",
                    "-?[0-9]+(\\.[0-9]+)?",
                    "[a-z]{3}",
                    "x*y",
                    "\"[^\"]{6,}\""
                })
        void endsWithATextThatMatches(String pattern) {
            TokenChoice choice = constrained(new RegexMatcher(pattern));
            StringBuilder said = new StringBuilder();
            for (int i = 0; i < 200 && said.indexOf("\0") < 0; i++) {
                said.append(say(choice, 1));
            }

            String whole = said.substring(0, said.length() - 1);
            assertEquals('\0', said.charAt(said.length() - 1), whole);
            assertTrue(Pattern.matches(pattern, whole), whole);
        }

        @Test
        void saysSomeOfTheTextWhereItMay() {
            assertEquals("\"one \"\0", say(constrained(new RegexMatcher("\"[a-z ]*\"")), 7));
        }

        @Test
        void failsWhenNothingMayCome() {
            assertFalse(constrained(new RegexMatcher("(?!)")).advance(0));
        }

        @Test
        void failsWhenTheGrammarBreaks() {
            TokenMatcher refusing =
                    new TokenMatcher() {
                        @Override
                        public void mask(long[] allowed) {
                            allowed[1] = -1;
                        }

                        @Override
                        public boolean accept(int token) {
                            return false;
                        }

                        @Override
                        public boolean finished() {
                            return false;
                        }
                    };

            assertFalse(constrained(refusing).advance(0));
        }

        private TokenChoice constrained(TokenMatcher matcher) {
            return new TokenChoice(
                    source(),
                    Simulators.sampling(99).build(),
                    new AllowedTokens(
                            Optional.of(matcher), Simulators.sampling(99).build(), VOCABULARY),
                    1);
        }
    }

    private TokenChoice choice(SamplingParams sampling, long seed) {
        return new TokenChoice(
                source(),
                sampling,
                new AllowedTokens(Optional.empty(), sampling, VOCABULARY),
                seed);
    }

    private TokenChoice.Source source() {
        return new TokenChoice.Source(text, preferences, VOCABULARY, length);
    }

    private static String say(TokenChoice choice, int count) {
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < count; i++) {
            assertTrue(choice.advance(i), "nothing after " + said);
            said.append((char) choice.token());
        }
        return said.toString();
    }
}
