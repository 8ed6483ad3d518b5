package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.format.JsonText;
import dev.parley.core.jinja.format.PrettyText;
import dev.parley.core.jinja.member.Members;
import dev.parley.core.jinja.member.Operation;
import dev.parley.core.jinja.member.Parameters;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Int;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Num;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Filters for values of any type.
final class BasicFilters {

    private BasicFilters() {}

    /// One by name, null where there is none.
    static @Nullable Operation<Value> find(String name) {
        return switch (name) {
            case "default", "d" ->
                    Operation.of(name, BasicFilters::defaulted, "default_value?", "boolean?");
            case "string" -> Operation.of(name, (value, p) -> soft(value, p));
            case "length", "count" -> Operation.of(name, (value, p) -> Int.of(value.length()));
            case "pprint" ->
                    Operation.of(name, (value, p) -> Str.of(PrettyText.of(value, p.budget())));
            case "attr" -> Operation.of(name, BasicFilters::attribute, "name");
            case "tojson" ->
                    Operation.of(
                            name,
                            BasicFilters::json,
                            "ensure_ascii?",
                            "indent?",
                            "separators?",
                            "sort_keys?");
            default -> null;
        };
    }

    /// A value as a string; strings stay as they are, markup too.
    static Str soft(Value value, Parameters p) {
        return value instanceof Str string ? string : Str.of(TextOut.str(value, p.budget()));
    }

    private static Value defaulted(Value value, Parameters p) {
        boolean missing = value instanceof Undefined || (p.flag(1, false) && !value.truthy());
        return missing ? p.value(0, Str.EMPTY) : value;
    }

    private static Value attribute(Value value, Parameters p) {
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        Value member = Members.member(value, p.text(0));
        return member == null ? Undefined.member(value, p.value(0)) : member;
    }

    private static Value json(Value value, Parameters p) {
        return Str.of(JsonText.of(value, style(p), p.budget()));
    }

    private static JsonText.Style style(Parameters p) {
        boolean indented = p.hasValue(1);
        if (!indented && !p.has(0) && !p.has(2) && !p.has(3)) {
            return JsonText.Style.PLAIN;
        }
        String indent = indented ? indent(p.value(1), p.budget()) : "";
        String item = indented ? "," : ", ";
        String key = ": ";
        if (p.hasValue(2)) {
            List<Value> separators = p.budget().items(p.value(2));
            if (separators.size() != 2) {
                throw JinjaException.evaluation("separators must be a pair of strings");
            }
            item = Parameters.text(separators.get(0)).text();
            key = Parameters.text(separators.get(1)).text();
        }
        return new JsonText.Style(p.flag(0, false), indented, indent, item, key, p.flag(3, false));
    }

    private static String indent(Value value, Budget budget) {
        if (value instanceof Str string) {
            return string.text();
        }
        if (value == None.NONE || !(value instanceof Num number) || !number.integral()) {
            throw JinjaException.evaluation(
                    "can't multiply sequence by non-int of type '%s'".formatted(value.typeName()));
        }
        int width =
                number.big().bitLength() < Integer.SIZE
                        ? Math.max(0, number.big().intValue())
                        : Integer.MAX_VALUE;
        budget.repeat(width);
        return " ".repeat(width);
    }
}
