package dev.parley.core.jinja.value;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;

/// An integer beyond 64 bits; made by [Int#of(BigInteger)] only.
public final class BigInt implements Num {

    private final BigInteger value;

    BigInt(BigInteger value) {
        this.value = value;
    }

    @Override
    public boolean integral() {
        return true;
    }

    @Override
    public double real() {
        return value.doubleValue();
    }

    @Override
    public BigInteger big() {
        return value;
    }

    @Override
    public boolean truthy() {
        return true;
    }

    @Override
    public String typeName() {
        return "int";
    }

    @Override
    public void print(TextOut out) {
        out.budget().convert(value.bitLength());
        out.append(value.toString());
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
