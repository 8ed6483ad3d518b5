package dev.parley.core.jinja.run;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Bool;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Callable;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.TupleValue;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A macro together with the frame it was defined in.
///
/// @param code what it does
/// @param frame whose variables it sees
record MacroValue(MacroCode code, Frame frame) implements Callable {

    @Override
    public String typeName() {
        return "Macro";
    }

    @Override
    public @Nullable Value field(String name) {
        return switch (name) {
            case "name" -> Str.of(code.name());
            case "arguments" -> TupleValue.of(names());
            case "caller" -> Bool.of(code.special().caller() >= 0);
            case "catch_kwargs" -> Bool.of(code.special().kwargs() >= 0);
            case "catch_varargs" -> Bool.of(code.special().varargs() >= 0);
            default -> null;
        };
    }

    private List<Value> names() {
        List<Value> names = new ArrayList<>();
        for (String parameter : code.parameters()) {
            names.add(Str.of(parameter));
        }
        return names;
    }

    @Override
    public Value call(Arguments arguments, Budget budget) {
        budget.enter(code.height());
        Rendering rendering = frame.rendering();
        Frame inner = new Frame(rendering, frame, code.size());
        code.entry().enter(inner);
        bind(arguments, inner);
        TextOut before = rendering.redirect(new TextOut(budget, 64));
        Step.all(code.body(), inner);
        String text = rendering.redirect(before).toString();
        budget.leave(code.height());
        return Str.of(text);
    }

    private void bind(Arguments arguments, Frame inner) {
        int count = code.parameters().length;
        boolean[] used = new boolean[arguments.namedCount()];
        for (int i = 0; i < count; i++) {
            Value value =
                    i < arguments.count()
                            ? arguments.get(i)
                            : take(arguments, code.parameters()[i], used);
            inner.set(code.slots()[i], value);
        }
        for (int i = 0; i < count; i++) {
            if (inner.get(code.slots()[i]) == null) {
                inner.set(code.slots()[i], absent(i, inner));
            }
        }
        bindSpecial(arguments, inner, used);
    }

    private static @Nullable Value take(Arguments arguments, String name, boolean[] used) {
        for (int i = 0; i < used.length; i++) {
            if (arguments.name(i).equals(name)) {
                used[i] = true;
                return arguments.named(i);
            }
        }
        return null;
    }

    private Value absent(int parameter, Frame inner) {
        int fromDefaults = parameter - (code.parameters().length - code.defaults().length);
        return fromDefaults >= 0
                ? code.defaults()[fromDefaults].evaluate(inner)
                : Undefined.because(
                        "parameter '%s' was not provided".formatted(code.parameters()[parameter]));
    }

    private void bindSpecial(Arguments arguments, Frame inner, boolean[] used) {
        MacroCode.Special special = code.special();
        if (special.caller() >= 0) {
            Value caller = take(arguments, "caller", used);
            boolean none = caller == null || caller == None.NONE;
            inner.set(special.caller(), none ? Undefined.because("No caller defined") : caller);
        }
        if (special.varargs() >= 0) {
            inner.set(special.varargs(), TupleValue.of(arguments.from(code.parameters().length)));
        } else if (arguments.count() > code.parameters().length) {
            throw JinjaException.evaluation(
                    "macro '%s' takes not more than %d argument(s)"
                            .formatted(code.name(), code.parameters().length));
        }
        DictValue rest = new DictValue();
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                rest.put(arguments.name(i), arguments.named(i));
            }
        }
        bindRest(rest, inner);
    }

    private void bindRest(DictValue rest, Frame inner) {
        if (code.special().kwargs() >= 0) {
            inner.set(code.special().kwargs(), rest);
        } else if (rest.truthy()) {
            String name = TextOut.repr(rest.items().getFirst(), frame.budget());
            throw JinjaException.evaluation(
                    "macro '%s' takes no keyword argument %s".formatted(code.name(), name));
        }
    }
}
