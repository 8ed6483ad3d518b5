package dev.parley.core.jinja.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.core.jinja.RenderLimits;

import org.junit.jupiter.api.Test;

import java.util.List;

class StrTest {

    private static final Str WIDE = Str.of("a\ud83d\ude00b");

    @Test
    void countsCodePoints() {
        assertEquals(3, WIDE.length());
        assertEquals(List.of(Str.of("a"), Str.of("\ud83d\ude00"), Str.of("b")), WIDE.items());
    }

    @Test
    void isIndexedByCodePoints() {
        assertEquals(Str.of("b"), WIDE.at(Int.of(2)));
        assertEquals(Str.of("\ud83d\ude00"), WIDE.at(Int.of(-2)));
        assertNull(WIDE.at(Int.of(3)));
        assertNull(WIDE.at(Str.of("0")));
    }

    @Test
    void escapesUnlessItIsMarkup() {
        assertEquals("&lt;a href=&#34;&#39;&amp;&gt;", Str.of("<a href=\"'&>").escaped());
        assertEquals("<a>", Str.markup("<a>").escaped());
    }

    @Test
    void begetsItsOwnKind() {
        assertEquals(true, Str.markup("a").like("b").isMarkup());
        assertEquals(false, Str.of("a").like("b").isMarkup());
    }

    @Test
    void isQuotedAsPythonQuotes() {
        Budget budget = new Budget(RenderLimits.UNTRUSTED);
        assertEquals("'a'", TextOut.repr(Str.of("a"), budget));
        assertEquals("\"it's\"", TextOut.repr(Str.of("it's"), budget));
        assertEquals("'\\'\"'", TextOut.repr(Str.of("'\""), budget));
        assertEquals(
                "'\\n\\t\\\\\\x00\\xa0\\u2028'",
                TextOut.repr(Str.of("\n\t\\\0\u00a0\u2028"), budget));
        assertEquals("Markup('<')", TextOut.repr(Str.markup("<"), budget));
    }
}
