package dev.parley.core.jinja.member;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The parameters of a built-in: matches arguments to them as Python does.
public final class Signature {

    private final String function;
    private final String[] names;
    private final int required;
    private final boolean extra;
    private final boolean extraNamed;

    private Signature(
            String function, String[] names, int required, boolean extra, boolean extraNamed) {
        this.function = function;
        this.names = names;
        this.required = required;
        this.extra = extra;
        this.extraNamed = extraNamed;
    }

    /// Parameters by name: `name?` may be left out, `*` takes more by place, `**` more by name.
    public static Signature of(String function, String... parameters) {
        int count = 0;
        int required = 0;
        boolean extra = false;
        boolean extraNamed = false;
        String[] names = new String[parameters.length];
        for (String parameter : parameters) {
            if (parameter.startsWith("*")) {
                extra |= parameter.equals("*");
                extraNamed |= parameter.equals("**");
            } else if (parameter.endsWith("?")) {
                names[count++] = parameter.substring(0, parameter.length() - 1);
            } else {
                names[count++] = parameter;
                required = count;
            }
        }
        return new Signature(function, Arrays.copyOf(names, count), required, extra, extraNamed);
    }

    /// Gives every parameter its argument, or fails as Python would.
    Parameters bind(Arguments arguments, Budget budget) {
        @Nullable Value[] bound = new @Nullable Value[names.length];
        int byPlace = Math.min(arguments.count(), names.length);
        for (int i = 0; i < byPlace; i++) {
            bound[i] = arguments.get(i);
        }
        if (arguments.count() > names.length && !extra) {
            throw failure(
                    "takes at most %d arguments (%d given)"
                            .formatted(names.length, arguments.count()));
        }
        bindNamed(arguments, bound);
        for (int i = 0; i < required; i++) {
            if (bound[i] == null) {
                throw failure("missing a required argument: '%s'".formatted(names[i]));
            }
        }
        return new Parameters(bound, arguments, budget, names.length);
    }

    private void bindNamed(Arguments arguments, @Nullable Value[] bound) {
        for (int i = 0; i < arguments.namedCount(); i++) {
            int place = place(arguments.name(i));
            if (place < 0 && !extraNamed) {
                throw failure(
                        "got an unexpected keyword argument '%s'".formatted(arguments.name(i)));
            }
            if (place >= 0) {
                if (bound[place] != null) {
                    throw failure(
                            "got multiple values for argument '%s'".formatted(arguments.name(i)));
                }
                bound[place] = arguments.named(i);
            }
        }
    }

    private int place(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private JinjaException failure(String complaint) {
        return JinjaException.evaluation("%s() %s".formatted(function, complaint));
    }
}
