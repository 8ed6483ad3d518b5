package dev.parley.core.jinja.member;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Value;

import java.util.List;
import java.util.Map;

/// Methods of strings.
final class StrMethods {

    private StrMethods() {}

    static Map<String, Operation<Str>> operations() {
        Registry<Str> methods = new Registry<>();
        StrSearch.add(methods);
        StrSplit.add(methods);
        StrCase.add(methods);
        StrShape.add(methods);
        StrCoding.add(methods);
        methods.add("join", StrMethods::join, "iterable");
        methods.add("format", StrMethods::format, "*", "**");
        methods.add("format_map", StrMethods::formatMap, "mapping");
        return methods.operations();
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
