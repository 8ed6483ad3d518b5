package dev.parley.core.jinja.context;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.RenderOptions;
import dev.parley.core.jinja.format.Strftime;
import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Callable;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.Namespace;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Num;
import dev.parley.core.jinja.value.RangeValue;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.TupleValue;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The functions every template can call.
public final class Globals {

    /// The names jinja2 itself defines; others that are free are taken from the context or from here.
    public static final Set<String> STANDARD =
            Set.of("range", "dict", "lipsum", "cycler", "joiner", "namespace");

    private Globals() {}

    /// A global by name, null where there is none.
    public static @Nullable Value find(String name, RenderOptions options) {
        return switch (name) {
            case "range" -> new Function(name, Globals::range);
            case "dict" -> new Function(name, Globals::dict);
            case "namespace" -> new Function(name, Globals::namespace);
            case "cycler" -> new Function(name, Globals::cycler);
            case "joiner" -> new Function(name, Globals::joiner);
            case "lipsum" -> new Function(name, Globals::lipsum);
            case "raise_exception" -> new Function(name, Globals::raise);
            case "strftime_now" ->
                    new Function(name, (arguments, budget) -> now(arguments, budget, options));
            default -> null;
        };
    }

    private static Value range(Arguments arguments, Budget budget) {
        if (arguments.count() < 1 || arguments.count() > 3 || arguments.namedCount() > 0) {
            throw JinjaException.evaluation(
                    "range expected 1 to 3 arguments, got %d".formatted(arguments.count()));
        }
        boolean single = arguments.count() == 1;
        long start = single ? 0 : integer(arguments.get(0));
        long stop = integer(arguments.get(single ? 0 : 1));
        long step = arguments.count() == 3 ? integer(arguments.get(2)) : 1;
        if (step == 0) {
            throw JinjaException.evaluation("range() arg 3 must not be zero");
        }
        long span = step > 0 ? stop - start : start - stop;
        long count = span <= 0 ? 0 : (span - 1) / Math.abs(step) + 1;
        if (count > budget.limits().rangeSize()) {
            throw JinjaException.limit(
                    "Range too big. The sandbox blocks ranges larger than %d."
                            .formatted(budget.limits().rangeSize()));
        }
        return new RangeValue(start, stop, step, (int) count);
    }

    private static long integer(Value value) {
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (!(value instanceof Num number) || !number.integral()) {
            throw JinjaException.evaluation(
                    "'%s' object cannot be interpreted as an integer".formatted(value.typeName()));
        }
        if (number.big().bitLength() > 60) {
            throw JinjaException.limit("a range may not reach beyond 60 bits");
        }
        return number.big().longValue();
    }

    private static DictValue dict(Arguments arguments, Budget budget) {
        if (arguments.count() > 1) {
            throw JinjaException.evaluation(
                    "dict expected at most 1 argument, got %d".formatted(arguments.count()));
        }
        DictValue dict = new DictValue();
        if (arguments.count() == 1) {
            fill(dict, arguments.get(0), budget);
        }
        for (int i = 0; i < arguments.namedCount(); i++) {
            dict.put(arguments.name(i), arguments.named(i));
        }
        budget.elements(dict.length());
        return dict;
    }

    private static void fill(DictValue dict, Value source, Budget budget) {
        if (source instanceof DictValue other) {
            other.entries().forEach(dict::put);
            return;
        }
        if (source instanceof Undefined undefined) {
            throw undefined.failure();
        }
        for (Value pair : budget.items(source)) {
            budget.step();
            List<Value> items = budget.items(pair);
            if (items.size() != 2) {
                throw JinjaException.evaluation(
                        "a pair has 2 items, not %d".formatted(items.size()));
            }
            dict.put(items.get(0), items.get(1));
        }
    }

    private static Value namespace(Arguments arguments, Budget budget) {
        Namespace namespace = new Namespace();
        for (Map.Entry<Value, Value> entry : dict(arguments, budget).entries().entrySet()) {
            namespace.set(TextOut.str(entry.getKey(), budget), entry.getValue());
        }
        return namespace;
    }

    private static Value cycler(Arguments arguments, Budget budget) {
        if (arguments.count() == 0) {
            throw JinjaException.evaluation("at least one item has to be provided");
        }
        return new Cycler(arguments.from(0));
    }

    private static Value joiner(Arguments arguments, Budget budget) {
        Value named = arguments.named("sep");
        Value separator =
                arguments.count() > 0 ? arguments.get(0) : named == null ? Str.of(", ") : named;
        boolean[] used = {false};
        return new Function(
                "joiner",
                (none, rest) -> {
                    Value joint = used[0] ? separator : Str.EMPTY;
                    used[0] = true;
                    return joint;
                });
    }

    private static Value lipsum(Arguments arguments, Budget budget) {
        throw JinjaException.evaluation(
                "lipsum() is not available: it makes random text, and a prompt must not be random");
    }

    private static Value raise(Arguments arguments, Budget budget) {
        if (arguments.count() + arguments.namedCount() > 1) {
            throw JinjaException.evaluation(
                    "raise_exception() takes 1 positional argument but %d were given"
                            .formatted(arguments.count() + arguments.namedCount()));
        }
        Value message = arguments.count() > 0 ? arguments.get(0) : arguments.named("message");
        if (message == null) {
            throw JinjaException.evaluation(
                    "raise_exception() missing a required argument: 'message'");
        }
        throw JinjaException.raised(TextOut.str(message, budget));
    }

    private static Value now(Arguments arguments, Budget budget, RenderOptions options) {
        Value format = arguments.count() > 0 ? arguments.get(0) : arguments.named("format");
        if (!(format instanceof Str string)) {
            throw JinjaException.evaluation("strftime_now() takes a format, a string");
        }
        TextOut out = new TextOut(budget);
        Strftime.write(options.clock().instant().atZone(options.zone()), string.text(), out);
        return Str.of(out.toString());
    }

    /// Goes round its items.
    private static final class Cycler implements Callable {

        private final List<Value> items;
        private int at;

        Cycler(List<Value> items) {
            this.items = items;
        }

        @Override
        public String typeName() {
            return "Cycler";
        }

        @Override
        public @Nullable Value field(String name) {
            return switch (name) {
                case "current" -> items.get(at);
                case "items" -> TupleValue.of(items);
                case "next" -> new Function(name, (none, budget) -> next());
                case "reset" -> new Function(name, (none, budget) -> reset());
                default -> null;
            };
        }

        private Value next() {
            Value current = items.get(at);
            at = (at + 1) % items.size();
            return current;
        }

        private Value reset() {
            at = 0;
            return None.NONE;
        }

        @Override
        public boolean callable() {
            return false;
        }

        @Override
        public Value call(Arguments arguments, Budget budget) {
            throw JinjaException.evaluation("'Cycler' object is not callable");
        }
    }
}
