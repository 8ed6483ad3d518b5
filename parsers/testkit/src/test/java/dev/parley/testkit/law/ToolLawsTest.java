package dev.parley.testkit.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.testkit.shout.ShoutToolParserProvider;
import dev.parley.testkit.shout.ShoutToolParserProvider.Flaw;
import dev.parley.testkit.vector.ParserVector;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.Optional;

/// Every flaw is found.
class ToolLawsTest {

    private static final List<ParserVector> TEXTS =
            List.of(vector("Well. !go! Really? !stop"), vector("Nothing at all."));

    private static ParserVector vector(String text) {
        return new ParserVector(
                JsonNodeFactory.instance.objectNode().put("id", "x").put("input", text));
    }

    private static Optional<String> violation(Flaw flaw) {
        return new ToolLaws(new ShoutToolParserProvider(flaw), Wording.VERBATIM, TEXTS)
                .violation(500, 1);
    }

    @Test
    void aGoodParserKeepsThem() {
        assertEquals(Optional.empty(), violation(Flaw.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "THROWS, it throws java.lang.IllegalStateException: no questions",
        "DEPENDS_ON_THE_CUT, cut per character it gives",
        "BREAKS_JSON, call 0 is completed with arguments that are no JSON",
        "REPEATS, the content is not made of the text",
        "SWALLOWS, plain text becomes \"\""
    })
    void aFlawIsFound(Flaw flaw, String words) {
        String violation = violation(flaw).orElse("nothing");
        assertTrue(violation.contains(words), violation);
    }

    @Test
    void theSameSeedFindsTheSame() {
        assertEquals(violation(Flaw.THROWS), violation(Flaw.THROWS));
    }

    @Test
    void aFormatThatRewritesMayAdd() {
        assertTrue(violation(Flaw.ADDS).orElse("nothing").contains("is not made of the text"));
        assertEquals(
                Optional.empty(),
                new ToolLaws(new ShoutToolParserProvider(Flaw.ADDS), Wording.REWRITTEN, TEXTS)
                        .violation(200, 1));
    }
}
