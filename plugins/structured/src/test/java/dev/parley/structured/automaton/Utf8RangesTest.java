package dev.parley.structured.automaton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.structured.grammar.CodePoints;
import dev.parley.structured.grammar.Expr;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

class Utf8RangesTest {

    private static final int RANGES = 200;

    private static Dfa dfa(CodePoints set) {
        return Dfa.of(new Expr.Chars(set), new Budget());
    }

    private static boolean accepts(Dfa dfa, int codePoint) {
        return dfa.accepts(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void cutsRangesAtTheirEnds() {
        Random random = new Random(5);
        for (int i = 0; i < RANGES; i++) {
            int bits = 1 + random.nextInt(21);
            int first = Math.min(random.nextInt(1 << bits), Character.MAX_CODE_POINT - 1);
            int last = Math.min(first + random.nextInt(1 << bits), Character.MAX_CODE_POINT - 1);
            CodePoints set = CodePoints.range(first, last);
            Dfa dfa = dfa(set);
            for (int near : new int[] {first - 1, first, last, last + 1, (first + last) / 2}) {
                if (near >= 0 && (near < 0xD800 || near > 0xDFFF)) {
                    assertEquals(
                            set.contains(near),
                            accepts(dfa, near),
                            "%x in %x to %x".formatted(near, first, last));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF})
    void hasEachBorderOfALength(int codePoint) {
        assertTrue(accepts(dfa(CodePoints.ALL), codePoint));
        assertTrue(accepts(dfa(CodePoints.of(codePoint)), codePoint));
        assertFalse(accepts(dfa(CodePoints.of(codePoint).complement()), codePoint));
    }

    /// Overlong forms, surrogates, values beyond the last, lone and missing continuations.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "c080",
                "c1bf",
                "e08080",
                "e09fbf",
                "eda080",
                "edbfbf",
                "f08080af",
                "f08fbfbf",
                "f4908080",
                "f5808080",
                "80",
                "bf",
                "c2",
                "e282",
                "f09f99",
                "ff",
                "fe",
                "c2c2"
            })
    void neverHasBytesThatAreNoCharacter(String hex) {
        assertFalse(dfa(CodePoints.ALL).accepts(HexFormat.of().parseHex(hex)));
    }

    @Test
    void coversEveryCharacterOnce() {
        AtomicLong count = new AtomicLong();
        Utf8Ranges.cut(
                CodePoints.ALL,
                (first, last) -> {
                    long product = 1;
                    for (int i = 0; i < first.length; i++) {
                        product *= last[i] - first[i] + 1;
                    }
                    count.addAndGet(product);
                });
        assertEquals(0x110000 - 0x800, count.get());
    }
}
