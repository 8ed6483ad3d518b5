package dev.parley.parsers.reasoning.minicpm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.text.TextChunk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Stream;

class EscapedNewlinesTest {

    private static String clean(List<String> pieces) {
        EscapedNewlines newlines = new EscapedNewlines();
        StringBuilder out = new StringBuilder();
        Stream.concat(
                        pieces.stream()
                                .map(TextChunk::of)
                                .flatMap(piece -> newlines.take(piece).stream()),
                        Stream.of(newlines).flatMap(end -> end.finish().stream()))
                .forEach(text -> out.append(text.text()));
        return out.toString().replace("\n", "|");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a\\nb; a|b",
                "a\\r\\nb\\rc; a|b|c",
                "a\\\\nb; a\\\\nb",
                "`a\\n`\\n; `a\\n`|",
                "```a\\n`b\\n```\\n; ```a\\n`b\\n```|",
                "$\\nu$\\n; $\\nu$|",
                "$5\\nb; $5|b",
                "\\(\\nu\\)\\n; \\(\\nu\\)|",
                "\\[\\nu\\]\\n; \\[\\nu\\]|",
                "a\\; a\\",
            })
    void leavesCodeAndFormulasAlone(String text, String expected) {
        assertEquals(expected, clean(List.of(text)));
        assertEquals(expected, clean(List.of(text.split("(?!^)"))));
    }

    @Test
    void anInlineSpanEndsWithItsLine() {
        assertEquals("`a\\n|b|c", clean(List.of("`a\\n\nb\\nc")));
    }

    @Test
    void holdsBackOnlyAnEscapeThatIsCut() {
        EscapedNewlines newlines = new EscapedNewlines();
        assertEquals(List.of(TextChunk.of("a")), newlines.take(TextChunk.of("a\\")));
    }
}
