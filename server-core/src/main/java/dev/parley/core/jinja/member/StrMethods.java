package dev.parley.core.jinja.member;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Methods of strings.
final class StrMethods {

    private StrMethods() {}

    /// One by name, null where there is none.
    static @Nullable Operation<Str> find(String name) {
        return switch (name) {
            case "join" -> Operation.of(name, StrMethods::join, "iterable");
            case "format" -> Operation.of(name, StrMethods::format, "*", "**");
            case "format_map" -> Operation.of(name, StrMethods::formatMap, "mapping");
            default -> grouped(name);
        };
    }

    private static @Nullable Operation<Str> grouped(String name) {
        Operation<Str> found = StrSearch.find(name);
        found = found == null ? StrSplit.find(name) : found;
        found = found == null ? StrShape.find(name) : found;
        found = found == null ? StrCase.find(name) : found;
        return found == null ? StrCoding.find(name) : found;
    }

    private static Value join(Str separator, Parameters p) {
        TextOut out = new TextOut(p.budget());
        String between = separator.text();
        List<Value> items = p.budget().items(p.value(0));
        for (int i = 0; i < items.size(); i++) {
            p.budget().step();
            if (!(items.get(i) instanceof Str part)) {
                throw JinjaException.evaluation(
                        "sequence item %d: expected str instance, %s found"
                                .formatted(i, items.get(i).typeName()));
            }
            if (i > 0) {
                out.append(between);
            }
            out.append(separator.isMarkup() ? part.escaped() : part.text());
        }
        return separator.like(out.toString());
    }

    private static Value format(Str template, Parameters p) {
        return BraceFormat.format(template, p.arguments(), p.budget());
    }

    private static Value formatMap(Str template, Parameters p) {
        return BraceFormat.format(template, p.value(0), p.budget());
    }
}
