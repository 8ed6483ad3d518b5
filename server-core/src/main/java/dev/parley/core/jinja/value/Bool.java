package dev.parley.core.jinja.value;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;

/// `True` or `False`, which equal 1 and 0.
public final class Bool implements Num {

    /// `False`.
    public static final Bool FALSE = new Bool(false);

    /// `True`.
    public static final Bool TRUE = new Bool(true);

    private final boolean value;

    private Bool(boolean value) {
        this.value = value;
    }

    /// The Python value of a Java truth.
    public static Bool of(boolean value) {
        return value ? TRUE : FALSE;
    }

    @Override
    public boolean integral() {
        return true;
    }

    @Override
    public double real() {
        return value ? 1 : 0;
    }

    @Override
    public BigInteger big() {
        return value ? BigInteger.ONE : BigInteger.ZERO;
    }

    @Override
    public boolean truthy() {
        return value;
    }

    @Override
    public String typeName() {
        return "bool";
    }

    @Override
    public void print(TextOut out) {
        out.append(value ? "True" : "False");
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
