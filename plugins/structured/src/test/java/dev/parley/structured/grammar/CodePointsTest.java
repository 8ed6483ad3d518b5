package dev.parley.structured.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

class CodePointsTest {

    private static final int LIMIT = 200;
    private static final int ROUNDS = 300;

    private final Random random = new Random(8);

    private record Sample(CodePoints set, BitSet bits) {}

    private Sample sample() {
        List<CodePoints> ranges = new ArrayList<>();
        BitSet bits = new BitSet();
        for (int i = random.nextInt(5); i > 0; i--) {
            int first = random.nextInt(LIMIT);
            int last = Math.min(LIMIT - 1, first + random.nextInt(30));
            ranges.add(CodePoints.range(first, last));
            bits.set(first, last + 1);
        }
        return new Sample(CodePoints.union(ranges), bits);
    }

    private static void assertSame(BitSet expected, CodePoints actual) {
        for (int c = 0; c < LIMIT; c++) {
            assertEquals(expected.get(c), actual.contains(c), actual + " at " + c);
        }
    }

    @Test
    void joinsCutsAndSubtracts() {
        for (int i = 0; i < ROUNDS; i++) {
            Sample one = sample();
            Sample other = sample();
            BitSet union = (BitSet) one.bits.clone();
            union.or(other.bits);
            BitSet both = (BitSet) one.bits.clone();
            both.and(other.bits);
            BitSet rest = (BitSet) one.bits.clone();
            rest.andNot(other.bits);

            assertSame(union, one.set.union(other.set));
            assertSame(both, one.set.intersect(other.set));
            assertSame(rest, one.set.minus(other.set));
            assertEquals(both.isEmpty(), one.set.intersect(other.set).isEmpty());
        }
    }

    @Test
    void isItsOwnComplementsComplement() {
        for (int i = 0; i < ROUNDS; i++) {
            CodePoints set = sample().set;

            assertEquals(set, set.complement().complement());
            assertEquals(set.hashCode(), set.complement().complement().hashCode());
            assertTrue(set.intersect(set.complement()).isEmpty());
            assertEquals(CodePoints.ALL, set.union(set.complement()));
        }
    }

    @Test
    void hasTouchingRangesAsOne() {
        CodePoints set = CodePoints.range(1, 3).union(CodePoints.range(4, 6));

        assertEquals(1, set.ranges());
        assertEquals(1, set.first(0));
        assertEquals(6, set.last(0));
    }

    @Test
    void hasNoSurrogates() {
        assertFalse(CodePoints.ALL.contains(0xD800));
        assertFalse(CodePoints.range(0xD000, 0xE100).contains(0xDABC));
        assertTrue(CodePoints.range(0xD000, 0xE100).contains(0xE000));
        assertTrue(CodePoints.of(0xD801).isEmpty());
    }

    @Test
    void isEmptyOutOfOrder() {
        assertEquals(CodePoints.NONE, CodePoints.range(9, 8));
    }

    @Test
    void addsTheOtherCase() {
        CodePoints set = CodePoints.anyOf("aÉ1").ignoringCase();

        for (String c : List.of("a", "A", "É", "é", "1")) {
            assertTrue(set.contains(c.codePointAt(0)), c);
        }
        assertFalse(set.contains('b'));
    }
}
