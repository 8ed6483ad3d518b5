package dev.parley.structured.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.structured.Constraint;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.structured.ParleyBackend;
import dev.parley.structured.kit.ListTokenizer;

import org.junit.jupiter.api.Test;

import java.util.OptionalInt;

class OnlyTokenTest {

    private final ListTokenizer tokenizer = ListTokenizer.ofWords("bc");
    private final long[] allowed = new long[tokenizer.vocabularySize() / Long.SIZE + 1];
    private final int end = tokenizer.end().orElseThrow();

    private TokenMatcher matcher(String regex) {
        return new ParleyBackend().compile(new Constraint.Regex(regex), tokenizer).matcher();
    }

    private OptionalInt onlyAfterMask(TokenMatcher matcher) {
        matcher.mask(allowed);
        return matcher.onlyToken();
    }

    @Test
    void isKnownOnceTheMaskWasMade() {
        TokenMatcher matcher = matcher("xyz");

        assertEquals(OptionalInt.empty(), matcher.onlyToken());
        assertEquals(OptionalInt.of('x'), onlyAfterMask(matcher));
    }

    @Test
    void isNotSaidWhereAWayIsSplitInTwo() {
        assertEquals(OptionalInt.empty(), onlyAfterMask(matcher("bcd")));
    }

    @Test
    void isNotSaidWhereTwoTextsGoOn() {
        assertEquals(OptionalInt.empty(), onlyAfterMask(matcher("x|y")));
    }

    @Test
    void isTheEndAtTheEnd() {
        TokenMatcher matcher = matcher("x");

        assertTrue(matcher.accept('x'));
        assertEquals(OptionalInt.of(end), matcher.onlyToken());
    }

    @Test
    void agreesWithTheMaskWhereTheTextMayEnd() {
        TokenMatcher matcher = matcher("x+");

        assertTrue(matcher.accept('x'));
        assertEquals(OptionalInt.of('x'), onlyAfterMask(matcher));
        assertTrue(matcher.mayEnd());
        assertTrue((allowed[end / Long.SIZE] >>> end & 1) == 1);
    }
}
