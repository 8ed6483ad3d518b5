package dev.parley.structured.json;

import dev.parley.structured.automaton.Budget;
import dev.parley.structured.automaton.Dfa;
import dev.parley.structured.grammar.CodePoints;
import dev.parley.structured.grammar.Expr;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The words that JSON texts are made of. Used by one thread.
final class JsonText {

    static final Expr QUOTE = Expr.text("\"");
    static final Expr DIGIT = Expr.range('0', '9');
    static final Expr DIGITS = Expr.plus(DIGIT);

    private static final Map<Integer, String> SHORT_ESCAPES =
            Map.of(
                    (int) '"',
                    "\\\"",
                    (int) '\\',
                    "\\\\",
                    (int) '\b',
                    "\\b",
                    (int) '\f',
                    "\\f",
                    (int) '\n',
                    "\\n",
                    (int) '\r',
                    "\\r",
                    (int) '\t',
                    "\\t");
    private static final CodePoints PLAIN =
            CodePoints.range(0x20, Character.MAX_CODE_POINT).minus(CodePoints.anyOf("\"\\"));

    private final Budget budget;
    private final Expr space;

    JsonText(Whitespace whitespace, Budget budget) {
        this.budget = budget;
        space = whitespace == Whitespace.FREE ? Expr.star(Expr.anyOf(" \n\r\t")) : Expr.EMPTY;
    }

    /// What may stand between two words.
    Expr space() {
        return space;
    }

    /// What stands before an element of a list.
    ///
    /// @param index how many elements came before
    Expr separator(int index) {
        return index == 0 ? Expr.EMPTY : Expr.sequence(space, Expr.text(","), space);
    }

    /// Parts with space between them.
    Expr spaced(Expr... parts) {
        List<Expr> all = new ArrayList<>();
        for (Expr part : parts) {
            if (!all.isEmpty()) {
                all.add(space);
            }
            all.add(part);
        }
        return Expr.sequence(all);
    }

    /// A regular expression as an automaton of its own.
    Expr regular(Expr expr) {
        return new Expr.Regular(Dfa.of(expr, budget));
    }

    /// Any string, quotes included, with any escapes.
    Expr string() {
        return regular(Expr.sequence(QUOTE, Expr.star(character()), QUOTE));
    }

    /// A string of some characters.
    Expr string(int min, int max) {
        Expr characters = new Expr.Counted(Dfa.of(character(), budget), min, max);
        return Expr.sequence(QUOTE, characters, QUOTE);
    }

    /// Any number.
    Expr number() {
        return regular(
                Expr.sequence(
                        Expr.optional(Expr.text("-")),
                        digits(),
                        Expr.optional(Expr.sequence(Expr.text("."), DIGITS)),
                        Expr.optional(
                                Expr.sequence(
                                        Expr.anyOf("eE"),
                                        Expr.optional(Expr.anyOf("+-")),
                                        DIGITS))));
    }

    /// Any whole number.
    Expr integer() {
        return regular(Expr.sequence(Expr.optional(Expr.text("-")), digits()));
    }

    private static Expr digits() {
        return Expr.choice(Expr.text("0"), Expr.sequence(Expr.range('1', '9'), Expr.star(DIGIT)));
    }

    /// One character of a string, in all ways to write it.
    private static Expr character() {
        Expr hex = Expr.anyOf("0123456789abcdefABCDEF");
        Expr low = Expr.sequence(Expr.anyOf("dD"), Expr.anyOf("cdefCDEF"), hex, hex);
        Expr high = Expr.sequence(Expr.anyOf("dD"), Expr.anyOf("89abAB"), hex, hex);
        Expr unit =
                Expr.choice(
                        Expr.sequence(Expr.anyOf("0123456789abcefABCEF"), hex, hex, hex),
                        Expr.sequence(Expr.anyOf("dD"), Expr.range('0', '7'), hex, hex));
        return Expr.choice(
                new Expr.Chars(PLAIN),
                Expr.sequence(
                        Expr.text("\\"),
                        Expr.choice(
                                Expr.anyOf("\"\\/bfnrt"),
                                Expr.sequence(Expr.text("u"), unit),
                                Expr.sequence(Expr.text("u"), high, Expr.text("\\u"), low))));
    }

    /// The inside of strings whose characters match an expression; each character is written in one way.
    static Expr inside(Expr expr) {
        return switch (expr) {
            case Expr.Chars(var set) -> inside(set);
            case Expr.Text(var text) -> Expr.text(inside(text));
            case Expr.Sequence(var parts) ->
                    Expr.sequence(parts.stream().map(JsonText::inside).toList());
            case Expr.Choice(var options) ->
                    new Expr.Choice(options.stream().map(JsonText::inside).toList());
            case Expr.Repeat(var body, int min, int max) -> new Expr.Repeat(inside(body), min, max);
            default -> throw new IllegalArgumentException("not an expression of characters");
        };
    }

    private static Expr inside(CodePoints set) {
        List<Expr> options = new ArrayList<>();
        options.add(new Expr.Chars(set.intersect(PLAIN)));
        for (int c = 0; c < 0x60; c++) {
            if (set.contains(c) && !PLAIN.contains(c)) {
                options.add(Expr.text(escape(c)));
            }
        }
        return Expr.choice(options);
    }

    /// A text as it stands between quotes.
    static String inside(String text) {
        StringBuilder inside = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            if (PLAIN.contains(c)) {
                                inside.appendCodePoint(c);
                            } else {
                                inside.append(escape(c));
                            }
                        });
        return inside.toString();
    }

    private static String escape(int codePoint) {
        return SHORT_ESCAPES.getOrDefault(codePoint, "\\u%04x".formatted(codePoint));
    }

    /// A text with its quotes.
    static String quoted(String text) {
        return '"' + inside(text) + '"';
    }

    /// One value, spelled as it is, with space where JSON takes it.
    Expr value(JsonNode value) {
        if (value.isString()) {
            return Expr.text(quoted(value.stringValue()));
        }
        if (value.isObject()) {
            List<Expr> members = new ArrayList<>();
            value.properties()
                    .forEach(
                            member ->
                                    members.add(
                                            spaced(
                                                    Expr.text(quoted(member.getKey())),
                                                    Expr.text(":"),
                                                    value(member.getValue()))));
            return group("{", members, "}");
        }
        if (value.isArray()) {
            List<Expr> elements = new ArrayList<>();
            value.forEach(element -> elements.add(value(element)));
            return group("[", elements, "]");
        }
        return Expr.text(value.toString());
    }

    private Expr group(String open, List<Expr> parts, String close) {
        List<Expr> all = new ArrayList<>();
        all.add(Expr.text(open));
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                all.add(Expr.text(","));
            }
            all.add(parts.get(i));
        }
        all.add(Expr.text(close));
        return spaced(all.toArray(Expr[]::new));
    }
}
