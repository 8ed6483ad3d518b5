package dev.parley.testkit.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.testkit.shout.AsideReasoningParserProvider;
import dev.parley.testkit.shout.AsideReasoningParserProvider.Flaw;
import dev.parley.testkit.vector.ParserVector;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.Optional;

/// Every flaw is found.
class ReasoningLawsTest {

    private static final List<ParserVector> TEXTS =
            List.of(
                    new ParserVector(
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("id", "x")
                                    .put("input", "(let me see) Yes.")));

    private static Optional<String> violation(Flaw flaw) {
        return new ReasoningLaws(new AsideReasoningParserProvider(flaw), Wording.VERBATIM, TEXTS)
                .violation(200, 1);
    }

    @Test
    void aGoodParserKeepsThem() {
        assertEquals(Optional.empty(), violation(Flaw.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "THROWS, it throws java.lang.IllegalStateException: no end",
        "REPEATS, the reply is not made of the text",
        "SENDS_EMPTY_EVENTS, an event is empty",
        "DEPENDS_ON_THE_CUT, cut per character it gives",
        "LEAVES_OUT_TOO_MUCH, the preamble is longer than the reasoning"
    })
    void aFlawIsFound(Flaw flaw, String words) {
        String violation = violation(flaw).orElse("nothing");
        assertTrue(violation.contains(words), violation);
    }

    @Test
    void aFormatThatRewritesMayAdd() {
        assertTrue(violation(Flaw.ADDS).orElse("nothing").contains("is not made of the text"));
        assertEquals(
                Optional.empty(),
                new ReasoningLaws(
                                new AsideReasoningParserProvider(Flaw.ADDS),
                                Wording.REWRITTEN,
                                TEXTS)
                        .violation(200, 1));
    }
}
