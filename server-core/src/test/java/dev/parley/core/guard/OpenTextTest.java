package dev.parley.core.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.text.TextChunk;
import dev.parley.api.text.TextChunk.AddedToken;

import org.junit.jupiter.api.Test;

import java.util.List;

class OpenTextTest {

    private final OpenText open = new OpenText();

    private void add(String text) {
        open.add(TextChunk.of(text));
    }

    @Test
    void keepsWhatWasNotGivenOut() {
        add("one two");
        open.emitted("one ");
        assertEquals(TextChunk.of("two"), open.takeAll());
    }

    @Test
    void isEmptyOnceAllWasTaken() {
        add("one");
        assertEquals(TextChunk.of("one"), open.takeAll());
        assertEquals(TextChunk.of(""), open.takeAll());
    }

    @Test
    void takesOffWhatStandsBeforeTheTextThatWasGivenOut() {
        add("<think>why");
        open.emitted("why");
        assertEquals(TextChunk.of(""), open.takeAll());
    }

    @Test
    void takesOffAsMuchAsARewrittenPieceIsLong() {
        add("a&lt;b");
        open.emitted("a<b");
        assertEquals(TextChunk.of("t;b"), open.takeAll());
    }

    @Test
    void neverTakesOffMoreThanThereIs() {
        add("ab");
        open.emitted("something longer");
        assertEquals(TextChunk.of(""), open.takeAll());
    }

    @Test
    void givesBackTheCallThatIsOpen() {
        add("<call>{\"a\": 1");
        open.called("{\"a\": 1");
        add("2}</call>");
        assertEquals("<call>{\"a\": 1", open.takeCall());
        assertEquals(TextChunk.of("2}</call>"), open.takeAll());
    }

    @Test
    void takesACompleteCallOff() {
        add("<call>{\"a\": 1}");
        open.called("{\"a\": 1}");
        open.completed();
        assertEquals(TextChunk.of(""), open.takeAll());
    }

    @Test
    void leavesThePieceWhoseCallCannotBeFound() {
        add("before ");
        add("<call name=f>");
        open.called("");
        assertEquals("before ", open.takeCall());
        assertEquals(TextChunk.of("<call name=f>"), open.takeAll());
    }

    @Test
    void keepsTokensWhereTheyAre() {
        open.add(TextChunk.ofModel("ab<x>cd", List.of(new AddedToken(2, 5, 7))));
        open.add(TextChunk.ofModel("<y>", List.of(new AddedToken(0, 3, 8))));
        open.emitted("ab");
        assertEquals(
                TextChunk.ofModel(
                        "<x>cd<y>", List.of(new AddedToken(0, 3, 7), new AddedToken(5, 8, 8))),
                open.takeAll());
    }

    @Test
    void forgetsTokensThatWereGivenOut() {
        open.add(TextChunk.ofModel("<x>cd", List.of(new AddedToken(0, 3, 7))));
        open.emitted("<x>c");
        assertEquals(TextChunk.ofModel("d"), open.takeAll());
    }

    @Test
    void knowsNothingOfTokensOnceAPieceDoesNot() {
        open.add(TextChunk.ofModel("<x>", List.of(new AddedToken(0, 3, 7))));
        add("plain");
        assertEquals(TextChunk.of("<x>plain"), open.takeAll());
    }
}
