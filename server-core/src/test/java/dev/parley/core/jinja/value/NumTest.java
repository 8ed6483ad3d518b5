package dev.parley.core.jinja.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;

class NumTest {

    private static final BigInteger LARGE = BigInteger.TWO.pow(80);

    @Test
    void equalsAcrossTypes() {
        assertEquals(Int.of(1), Real.of(1));
        assertEquals(Bool.TRUE, Int.of(1));
        assertEquals(Int.of(LARGE), Real.of(Math.pow(2, 80)));
        assertNotEquals(Int.of(LARGE.add(BigInteger.ONE)), Real.of(Math.pow(2, 80)));
    }

    @Test
    void hashesEqualNumbersAlike() {
        assertEquals(Int.of(1).hashCode(), Real.of(1).hashCode());
        assertEquals(Bool.FALSE.hashCode(), Real.of(-0.0).hashCode());
        assertEquals(Int.of(LARGE).hashCode(), Real.of(Math.pow(2, 80)).hashCode());
    }

    @Test
    void comparesLargeIntegersWithFloatsExactly() {
        long odd = (1L << 53) + 1;
        assertTrue(Num.compare(Int.of(odd), Real.of(1L << 53)) > 0);
        assertTrue(Num.compare(Int.of(LARGE), Real.of(Double.POSITIVE_INFINITY)) < 0);
        assertTrue(Num.compare(Real.of(Double.NEGATIVE_INFINITY), Int.of(LARGE.negate())) < 0);
    }

    @Test
    void isNeverEqualWithoutAValue() {
        assertNotEquals(Real.of(Double.NaN), Real.of(Double.NaN));
    }

    @Test
    void staysSmallWhereItFits() {
        assertTrue(Int.of(BigInteger.valueOf(Long.MIN_VALUE)) instanceof Int);
        assertTrue(
                Int.of(BigInteger.valueOf(Long.MIN_VALUE).subtract(BigInteger.ONE))
                        instanceof BigInt);
    }
}
