package dev.parley.core.jinja.value;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// What a call passes: values by place, then values by name. Immutable.
public final class Arguments {

    private static final Value[] NO_VALUES = {};
    private static final String[] NO_NAMES = {};

    /// No arguments.
    public static final Arguments NONE = new Arguments(NO_VALUES, NO_NAMES, NO_VALUES);

    private final Value[] positional;
    private final String[] names;
    private final Value[] named;

    private Arguments(Value[] positional, String[] names, Value[] named) {
        this.positional = positional;
        this.names = names;
        this.named = named;
    }

    /// Arguments by place; the array is handed over.
    public static Arguments of(Value... positional) {
        return positional.length == 0 ? NONE : new Arguments(positional, NO_NAMES, NO_VALUES);
    }

    /// Arguments by place and by name; the arrays are handed over, names and values match by index.
    public static Arguments of(Value[] positional, String[] names, Value[] named) {
        return new Arguments(positional, names, named);
    }

    /// How many there are by place.
    public int count() {
        return positional.length;
    }

    /// The value at a place below [#count()].
    public Value get(int index) {
        return positional[index];
    }

    /// How many there are by name.
    public int namedCount() {
        return names.length;
    }

    /// The name at an index below [#namedCount()].
    public String name(int index) {
        return names[index];
    }

    /// The value of the name at an index below [#namedCount()].
    public Value named(int index) {
        return named[index];
    }

    /// The value passed by a name, null where there is none.
    public @Nullable Value named(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return named[i];
            }
        }
        return null;
    }

    /// The values by place from an index on.
    public List<Value> from(int index) {
        return index >= positional.length
                ? List.of()
                : List.of(positional).subList(index, positional.length);
    }

    /// These arguments without the first `count` by place.
    public Arguments without(int count) {
        Value[] rest = from(count).toArray(NO_VALUES);
        return new Arguments(rest, names, named);
    }

    /// These arguments and one more by name.
    public Arguments with(String name, Value value) {
        String[] moreNames = Arrays.copyOf(names, names.length + 1);
        Value[] moreNamed = Arrays.copyOf(named, named.length + 1);
        moreNames[names.length] = name;
        moreNamed[named.length] = value;
        return new Arguments(positional, moreNames, moreNamed);
    }

    /// The named ones as a dict.
    public DictValue dict() {
        DictValue dict = new DictValue();
        for (int i = 0; i < names.length; i++) {
            dict.put(names[i], named[i]);
        }
        return dict;
    }
}
