package dev.parley.core.jinja.run;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The arguments of a call, to be evaluated.
///
/// @param positional by place
/// @param names of those by name
/// @param named the values of those names
/// @param spread what follows `*`
/// @param namedSpread what follows `**`
record Passing(
        Term[] positional,
        String[] names,
        Term[] named,
        @Nullable Term spread,
        @Nullable Term namedSpread) {

    Arguments evaluate(Frame frame) {
        if (spread != null || namedSpread != null) {
            return spread(frame);
        }
        return names.length == 0
                ? Arguments.of(values(positional, frame))
                : Arguments.of(values(positional, frame), names, values(named, frame));
    }

    private static Value[] values(Term[] terms, Frame frame) {
        Value[] values = new Value[terms.length];
        for (int i = 0; i < terms.length; i++) {
            values[i] = terms[i].evaluate(frame);
        }
        return values;
    }

    private Arguments spread(Frame frame) {
        List<Value> byPlace = new ArrayList<>(List.of(values(positional, frame)));
        List<String> allNames = new ArrayList<>(List.of(names));
        List<Value> byName = new ArrayList<>(List.of(values(named, frame)));
        if (spread != null) {
            byPlace.addAll(frame.budget().items(spread.evaluate(frame)));
        }
        if (namedSpread != null) {
            if (!(namedSpread.evaluate(frame) instanceof DictValue dict)) {
                throw JinjaException.evaluation("argument after ** must be a mapping");
            }
            for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
                if (!(entry.getKey() instanceof Str name) || allNames.contains(name.text())) {
                    throw JinjaException.evaluation("keywords must be strings and given once");
                }
                allNames.add(name.text());
                byName.add(entry.getValue());
            }
        }
        frame.budget().elements((long) byPlace.size() + byName.size());
        return Arguments.of(
                byPlace.toArray(Value[]::new),
                allNames.toArray(String[]::new),
                byName.toArray(Value[]::new));
    }
}
