package dev.parley.core.jinja.member;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Num;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a built-in was given, parameter by parameter.
public final class Parameters {

    private final @Nullable Value[] bound;
    private final Arguments arguments;
    private final Budget budget;
    private final int count;

    Parameters(@Nullable Value[] bound, Arguments arguments, Budget budget, int count) {
        this.bound = bound;
        this.arguments = arguments;
        this.budget = budget;
        this.count = count;
    }

    /// What the rendering has left.
    public Budget budget() {
        return budget;
    }

    /// Whether a parameter was given.
    public boolean has(int index) {
        return bound[index] != null;
    }

    /// Whether a parameter was given and is not `None`.
    public boolean hasValue(int index) {
        return bound[index] != null && bound[index] != None.NONE;
    }

    /// A parameter that is there.
    public Value value(int index) {
        Value value = bound[index];
        if (value == null) {
            throw JinjaException.evaluation("missing a required argument");
        }
        return value;
    }

    /// A parameter, or what stands for it.
    public Value value(int index, Value absent) {
        Value value = bound[index];
        return value == null ? absent : value;
    }

    /// A parameter that is a string.
    public String text(int index) {
        return text(value(index)).text();
    }

    /// A string, or the failure Python gives for something else.
    public static Str text(Value value) {
        if (value instanceof Str string) {
            return string;
        }
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        throw JinjaException.evaluation("argument must be str, not %s".formatted(value.typeName()));
    }

    /// A parameter that is an integer, cut to 32 bits; `None` and absence give the default.
    public int integer(int index, int absent) {
        if (!hasValue(index)) {
            return absent;
        }
        Value value = value(index);
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (!(value instanceof Num number) || !number.integral()) {
            throw JinjaException.evaluation(
                    "'%s' object cannot be interpreted as an integer".formatted(value.typeName()));
        }
        boolean fits = number.big().bitLength() < Integer.SIZE;
        return fits ? number.big().intValue() : number.big().signum() * Integer.MAX_VALUE;
    }

    /// A parameter that is true or false.
    public boolean flag(int index, boolean absent) {
        Value value = bound[index];
        return value == null ? absent : value.truthy();
    }

    /// What was given by place beyond the parameters.
    public List<Value> rest() {
        return arguments.from(count);
    }

    /// All arguments as they were given.
    public Arguments arguments() {
        return arguments;
    }
}
