package dev.parley.router.generate.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.text.SpecialTokens;
import dev.parley.router.generate.fake.CharTokenizer;
import dev.parley.router.generate.output.ScoredToken.Score;
import dev.parley.router.generate.output.TokenScorer.Form;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class TokenScorerTest {

    private final CharTokenizer tokenizer = new CharTokenizer();
    private final TokenScorer scorer = new TokenScorer(tokenizer, Form.TEXT);

    @Test
    void putsTheSampledTokenFirstAndListsItOnce() {
        ScoredToken scored =
                scorer.score(
                        new TokenLogprobs(
                                'b', -2f, 2, new int[] {'a', 'b'}, new float[] {-1f, -2f}),
                        new int[0]);

        assertEquals(
                List.of(new Score('b', "b", -2, 2), new Score('a', "a", -1, 1)), scored.ranked());
    }

    @Test
    void raisesImpossibleTokensToAFiniteValue() {
        ScoredToken scored =
                scorer.score(
                        new TokenLogprobs(
                                'b', Float.NEGATIVE_INFINITY, 9, new int[0], new float[0]),
                        new int[0]);

        assertEquals(-9999.0, scored.token().logprob());
    }

    @Test
    void givesACharacterToTheTokenThatCompletesIt() {
        int[] bytes = tokenizer.encode("a😀", SpecialTokens.SKIP);

        assertEquals("", scorer.text(bytes[1], Arrays.copyOf(bytes, 1)));
        assertEquals("", scorer.text(bytes[3], Arrays.copyOf(bytes, 3)));
        assertEquals("😀", scorer.text(bytes[4], Arrays.copyOf(bytes, 4)));
    }

    @Test
    void showsIds() {
        ScoredToken scored =
                new TokenScorer(tokenizer, Form.ID)
                        .score(
                                new TokenLogprobs('b', -1f, 1, new int[0], new float[0]),
                                new int[0]);

        assertEquals("token_id:98", scored.token().text());
        assertEquals("b", scored.spelling());
    }

    @Test
    void showsSpecialTokens() {
        assertEquals("<end>", scorer.text(CharTokenizer.END, new int[0]));
    }
}
