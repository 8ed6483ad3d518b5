package dev.parley.core.jinja.member;

import dev.parley.core.jinja.value.Arguments;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

/// `….name(…)` before the subject is known: what the name means for strings and for dicts is looked up once.
///
/// @param name the method's
/// @param ofStr the method of strings, null where they have none of that name
/// @param ofDict the one of dicts
public record NamedMethod(
        Str name, @Nullable Operation<Str> ofStr, @Nullable Operation<DictValue> ofDict) {

    /// Looks a name up.
    public static NamedMethod of(Str name) {
        return new NamedMethod(name, StrMethods.find(name.text()), DictMethods.find(name.text()));
    }

    /// Calls it without making the method a value first.
    public Value call(Value subject, Arguments arguments, Budget budget) {
        if (ofStr != null && subject instanceof Str string) {
            return ofStr.call(string, arguments, budget);
        }
        if (ofDict != null && subject instanceof DictValue dict) {
            return ofDict.call(dict, arguments, budget);
        }
        return Members.call(Members.attribute(subject, name), arguments, budget);
    }
}
