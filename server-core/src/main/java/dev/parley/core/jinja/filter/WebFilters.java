package dev.parley.core.jinja.filter;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.member.Operation;
import dev.parley.core.jinja.member.Parameters;
import dev.parley.core.jinja.text.Whitespace;
import dev.parley.core.jinja.value.DictValue;
import dev.parley.core.jinja.value.None;
import dev.parley.core.jinja.value.Str;
import dev.parley.core.jinja.value.TextOut;
import dev.parley.core.jinja.value.Undefined;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Filters for HTML and URLs.
final class WebFilters {

    private WebFilters() {}

    /// One by name, null where there is none.
    static @Nullable Operation<Value> find(String name) {
        return switch (name) {
            case "safe" ->
                    Operation.of(name, (value, p) -> Str.markup(TextOut.str(value, p.budget())));
            case "escape", "e" -> Operation.of(name, WebFilters::escape);
            case "forceescape" ->
                    Operation.of(
                            name, (value, p) -> escape(Str.of(TextOut.str(value, p.budget())), p));
            case "striptags" -> Operation.of(name, TagStripping::strip);
            case "urlencode" -> Operation.of(name, WebFilters::urlEncode);
            case "urlize" ->
                    Operation.of(
                            name,
                            UrlLinks::link,
                            "trim_url_limit?",
                            "nofollow?",
                            "target?",
                            "rel?",
                            "extra_schemes?");
            case "xmlattr" -> Operation.of(name, WebFilters::xmlAttributes, "autospace?");
            default -> null;
        };
    }

    private static Value escape(Value value, Parameters p) {
        Str text = BasicFilters.soft(value, p);
        String escaped = text.escaped();
        p.budget().characters(escaped.length());
        return Str.markup(escaped);
    }

    private static Value urlEncode(Value value, Parameters p) {
        TextOut out = new TextOut(p.budget());
        if (value instanceof Str || !value.iterable()) {
            quote(TextOut.str(value, p.budget()), "/", out);
            return Str.of(out.toString());
        }
        boolean first = true;
        for (Value pair :
                value instanceof DictValue dict
                        ? dict.entries().keySet()
                        : p.budget().items(value)) {
            requirePair(value, pair);
            Value key = value instanceof DictValue ? pair : p.budget().items(pair).getFirst();
            Value entry =
                    value instanceof DictValue dict
                            ? dict.entries().getOrDefault(pair, None.NONE)
                            : p.budget().items(pair).getLast();
            if (!first) {
                out.append('&');
            }
            first = false;
            formQuote(key, p, out);
            out.append('=');
            formQuote(entry, p, out);
        }
        return Str.of(out.toString());
    }

    private static void requirePair(Value owner, Value pair) {
        if (!(owner instanceof DictValue) && (!pair.sized() || pair.length() != 2)) {
            throw JinjaException.evaluation("not a valid non-string sequence or mapping object");
        }
    }

    private static void formQuote(Value value, Parameters p, TextOut out) {
        TextOut quoted = new TextOut(p.budget());
        quote(TextOut.str(value, p.budget()), "", quoted);
        out.append(quoted.toString().replace("%20", "+"));
    }

    private static void quote(String text, String safe, TextOut out) {
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char unit = (char) (octet & 0xff);
            boolean kept =
                    (unit < 0x80 && Character.isLetterOrDigit(unit)) || "_.-~".indexOf(unit) >= 0;
            if (kept || safe.indexOf(unit) >= 0) {
                out.append(unit);
            } else {
                out.append("%%%02X".formatted((int) unit));
            }
        }
    }

    private static Value xmlAttributes(Value value, Parameters p) {
        if (!(value instanceof DictValue dict)) {
            throw JinjaException.evaluation(
                    "'%s' object has no attribute 'items'".formatted(value.typeName()));
        }
        TextOut out = new TextOut(p.budget());
        boolean space = p.flag(0, true);
        for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
            if (entry.getValue() == None.NONE || entry.getValue() instanceof Undefined) {
                continue;
            }
            if (space || out.length() > 0) {
                out.append(' ');
            }
            out.append(Str.escape(attributeName(entry.getKey(), p)));
            out.append("=\"");
            out.append(BasicFilters.soft(entry.getValue(), p).escaped());
            out.append('"');
        }
        return Str.of(out.toString());
    }

    private static String attributeName(Value key, Parameters p) {
        String name = TextOut.str(key, p.budget());
        for (int i = 0; i < name.length(); i++) {
            char unit = name.charAt(i);
            if (Whitespace.is(unit) || "/>=".indexOf(unit) >= 0) {
                throw JinjaException.evaluation(
                        "Invalid character in attribute name: %s"
                                .formatted(TextOut.repr(key, p.budget())));
            }
        }
        return name;
    }
}
