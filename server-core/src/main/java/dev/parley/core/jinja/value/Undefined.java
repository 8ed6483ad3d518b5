package dev.parley.core.jinja.value;

import dev.parley.core.jinja.JinjaException;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The absence of a variable, attribute or item. Prints as nothing; most other uses fail with the reason.
public final class Undefined implements Value {

    private final @Nullable String reason;
    private final @Nullable Value owner;
    private final Value name;

    private Undefined(@Nullable String reason, @Nullable Value owner, Value name) {
        this.reason = reason;
        this.owner = owner;
        this.name = name;
    }

    /// A variable that is not set.
    public static Undefined variable(String name) {
        return new Undefined(null, null, Str.of(name));
    }

    /// An attribute or item that an object lacks.
    public static Undefined member(Value owner, Value name) {
        return new Undefined(null, owner, name);
    }

    /// Something else that is not there.
    public static Undefined because(String reason) {
        return new Undefined(reason, null, None.NONE);
    }

    /// The failure of using it, worded as jinja2 does.
    public JinjaException failure() {
        return JinjaException.evaluation(explanation());
    }

    private String explanation() {
        if (reason != null) {
            return reason;
        }
        if (owner == null) {
            return "%s is undefined".formatted(TextOut.brief(name));
        }
        String kind = owner == None.NONE ? "None" : owner.typeName() + " object";
        return name instanceof Str
                ? "'%s' has no attribute %s".formatted(kind, TextOut.brief(name))
                : "%s has no element %s".formatted(kind, TextOut.brief(name));
    }

    @Override
    public boolean truthy() {
        return false;
    }

    @Override
    public String typeName() {
        return "Undefined";
    }

    @Override
    public void print(TextOut out) {
        // nothing: that is how it prints
    }

    @Override
    public void repr(TextOut out) {
        out.append("Undefined");
    }

    @Override
    public boolean iterable() {
        return true;
    }

    @Override
    public List<Value> items() {
        return List.of();
    }

    @Override
    public boolean sized() {
        return true;
    }

    @Override
    public int length() {
        return 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Undefined;
    }

    @Override
    public int hashCode() {
        return 1;
    }
}
