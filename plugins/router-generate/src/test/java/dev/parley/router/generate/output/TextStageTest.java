package dev.parley.router.generate.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.DetokenizerOptions.Spacing;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.TextChunk;
import dev.parley.api.text.TextChunk.AddedToken;
import dev.parley.router.generate.fake.CharTokenizer;
import dev.parley.router.generate.sampling.TextOptions;
import dev.parley.router.generate.sampling.TextOptions.StopText;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class TextStageTest {

    private static final CharTokenizer TOKENIZER = new CharTokenizer();

    private static TextStage stage(StopText stopText, int minTokens, String... stops) {
        DetokenizerOptions form = new DetokenizerOptions(SpecialTokens.SKIP, Spacing.SPACED);
        return new TextStage(
                TOKENIZER.detokenizer(new int[0], form),
                new TextOptions(List.of(stops), stopText, minTokens, form));
    }

    /// Pushes a text token by token; the pieces that came out, the end's last.
    private static List<String> push(TextStage stage, String text) {
        List<String> out = new ArrayList<>();
        for (int token : TOKENIZER.encode(text, SpecialTokens.SKIP)) {
            if (stage.stopString().isEmpty()) {
                out.add(stage.push(token).text());
            }
        }
        out.add(stage.finish().text());
        return out;
    }

    @Test
    void passesTextOnWithoutStopStrings() {
        assertEquals(List.of("a", "b", ""), push(stage(StopText.EXCLUDED, 0), "ab"));
    }

    @Test
    void holdsBackOneCharacterLessThanTheLongestStopString() {
        assertEquals(
                List.of("", "", "a", "b", "cd"),
                push(stage(StopText.EXCLUDED, 0, "x", "xyz"), "abcd"));
    }

    @Test
    void cutsBeforeTheStopString() {
        TextStage stage = stage(StopText.EXCLUDED, 0, "cd");

        assertEquals(List.of("", "a", "b", "", ""), push(stage, "abcdef"));
        assertEquals(Optional.of("cd"), stage.stopString());
    }

    @Test
    void takesTheStopStringThatEndsFirst() {
        TextStage stage = stage(StopText.EXCLUDED, 0, "bcdx", "cd");

        assertEquals("ab", String.join("", push(stage, "abcdx")));
        assertEquals(Optional.of("cd"), stage.stopString());
    }

    @Test
    void breaksTiesByTheClientsOrder() {
        TextStage stage = stage(StopText.EXCLUDED, 0, "d", "cd");

        assertEquals("abc", String.join("", push(stage, "abcd")));
        assertEquals(Optional.of("d"), stage.stopString());
    }

    @Test
    void includesTheStopStringWhenAsked() {
        assertEquals(List.of("a", "b", "c", ""), push(stage(StopText.INCLUDED, 0, "bc"), "abcd"));
    }

    @Test
    void doesNotLookAtTheFirstTokens() {
        TextStage stage = stage(StopText.EXCLUDED, 3, "b");

        assertEquals("abca", String.join("", push(stage, "abcabc")));
        assertEquals(Optional.of("b"), stage.stopString());
    }

    @Test
    void findsAStopStringThatBeganInTheFirstTokens() {
        TextStage stage = stage(StopText.EXCLUDED, 2, "bc");

        assertEquals("a", String.join("", push(stage, "abcd")));
    }

    @Test
    void leavesTheTokenThatEndedTheTextOut() {
        TextStage stage = stage(StopText.EXCLUDED, 0);

        assertEquals("", stage.pushEnd('z').text());
        assertEquals("z", stage(StopText.INCLUDED, 0).pushEnd('z').text());
    }

    @Test
    void doesNotEndWithHalfACharacter() {
        TextStage stage = stage(StopText.EXCLUDED, 0);
        int[] bytes = TOKENIZER.encode("😀", SpecialTokens.SKIP);

        stage.push('a');
        stage.push(bytes[0]);

        assertEquals("", stage.finish().text());
    }

    @Test
    void keepsSurrogatesTogether() {
        assertEquals(
                List.of("", "", "", "", "", "😀", "ab"),
                push(stage(StopText.EXCLUDED, 0, "xxx"), "😀ab"));
    }

    @Test
    void keepsMarksOfAddedTokensWhole() {
        TextStage stage = stage(StopText.EXCLUDED, 0, "???");

        stage.push('a');
        TextChunk first = stage.push(CharTokenizer.MARK);
        TextChunk rest = stage.finish();

        assertEquals("a", first.text());
        assertEquals(List.of(new AddedToken(0, 6, CharTokenizer.MARK)), rest.tokens());
    }
}
