package dev.parley.core.jinja.value;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.RenderLimits;

import org.junit.jupiter.api.Test;

import java.util.List;

class OrderingTest {

    private final Budget budget = new Budget(RenderLimits.UNTRUSTED);

    @Test
    void keepsEqualItemsInOrder() {
        List<Value> keys = List.of(Int.of(2), Int.of(1), Real.of(2), Int.of(1));
        assertArrayEquals(new int[] {1, 3, 0, 2}, Ordering.sorted(keys, false, budget));
        assertArrayEquals(new int[] {0, 2, 1, 3}, Ordering.sorted(keys, true, budget));
    }

    @Test
    void sortsWhatContradictsItself() {
        List<Value> keys = List.of(Real.of(Double.NaN), Int.of(1), Real.of(Double.NaN), Int.of(0));
        assertEquals(4, Ordering.sorted(keys, false, budget).length);
    }

    @Test
    void ordersTextsByCodePoint() {
        assertTrue(Ordering.less(Str.of("\uffff"), Str.of("\ud83d\ude00"), "<", budget));
    }

    @Test
    void refusesTypesWithoutAnOrder() {
        JinjaException failure =
                assertThrows(
                        JinjaException.class,
                        () -> Ordering.less(Int.of(1), Str.of("a"), "<", budget));
        assertEquals("'<' not supported between instances of 'int' and 'str'", failure.message());
    }
}
