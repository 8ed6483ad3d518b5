package dev.parley.core.jinja.value;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;

/// An integer that fits 64 bits.
public final class Int implements Num {

    private static final int CACHED = 512;
    private static final Int[] SMALL = small();

    private final long value;

    private Int(long value) {
        this.value = value;
    }

    private static Int[] small() {
        Int[] all = new Int[CACHED];
        for (int i = 0; i < CACHED; i++) {
            all[i] = new Int(i);
        }
        return all;
    }

    /// The value of a Java integer.
    public static Int of(long value) {
        return value >= 0 && value < CACHED ? SMALL[(int) value] : new Int(value);
    }

    /// The value of an integer of any size.
    public static Num of(BigInteger value) {
        return value.bitLength() < Long.SIZE ? of(value.longValue()) : new BigInt(value);
    }

    /// The number.
    public long value() {
        return value;
    }

    @Override
    public boolean integral() {
        return true;
    }

    @Override
    public double real() {
        return value;
    }

    @Override
    public BigInteger big() {
        return BigInteger.valueOf(value);
    }

    @Override
    public boolean truthy() {
        return value != 0;
    }

    @Override
    public String typeName() {
        return "int";
    }

    @Override
    public void print(TextOut out) {
        out.append(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Num number && Num.same(this, number);
    }

    @Override
    public int hashCode() {
        return Num.hash(this);
    }
}
