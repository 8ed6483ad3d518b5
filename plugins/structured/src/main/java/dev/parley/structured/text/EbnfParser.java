package dev.parley.structured.text;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.structured.grammar.CodePoints;
import dev.parley.structured.grammar.Expr;
import dev.parley.structured.grammar.Grammar;
import dev.parley.structured.grammar.GrammarBuilder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads grammars of rules `name ::= ...` whose texts match the rule `root`. Used by one thread, once.
///
/// Taken are literals, character classes, `.`, groups, `|`, `* + ?` and counts in braces, and comments
/// from `#` to the end of the line.
public final class EbnfParser {

    private static final String DEFINES = "::=";

    private final Cursor cursor;
    private final GrammarBuilder grammar = new GrammarBuilder();
    private final Map<String, Expr.Rule> rules = new LinkedHashMap<>();
    private final Set<String> defined = new LinkedHashSet<>();

    private EbnfParser(String source) {
        cursor = new Cursor(source, "#");
    }

    /// The grammar of a source.
    ///
    /// @throws InvalidRequest with line and column when it is malformed
    public static Grammar parse(String source) {
        return new EbnfParser(source).grammar();
    }

    private Grammar grammar() {
        cursor.skipSpace();
        while (!cursor.atEnd()) {
            String name = name();
            cursor.skipSpace();
            cursor.require(DEFINES);
            if (!defined.add(name)) {
                throw cursor.failure("the rule '%s' is defined twice".formatted(name));
            }
            grammar.define(rule(name), alternatives());
            cursor.skipSpace();
        }
        for (String name : rules.keySet()) {
            if (!defined.contains(name)) {
                throw unknown(name);
            }
        }
        if (!defined.contains("root")) {
            throw unknown("root");
        }
        return grammar.build(rule("root"));
    }

    private static InvalidRequest unknown(String name) {
        return new InvalidRequest(
                "Invalid grammar specification: there is no rule '%s'".formatted(name));
    }

    private Expr.Rule rule(String name) {
        return rules.computeIfAbsent(name, key -> grammar.declare());
    }

    private String name() {
        String name = cursor.takeWhile(EbnfParser::inName);
        if (name.isEmpty()) {
            throw cursor.failure("expected the name of a rule");
        }
        return name;
    }

    private static boolean inName(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }

    private Expr alternatives() {
        cursor.enter();
        List<Expr> options = new ArrayList<>();
        do {
            options.add(sequence());
            cursor.skipSpace();
        } while (cursor.take("|"));
        cursor.leave();
        return Expr.choice(options);
    }

    private Expr sequence() {
        List<Expr> parts = new ArrayList<>();
        cursor.skipSpace();
        while (!cursor.atEnd() && !cursor.looksAt("|") && !cursor.looksAt(")") && !atRule()) {
            parts.add(repeated(element()));
            cursor.skipSpace();
        }
        return Expr.sequence(parts);
    }

    /// Whether the next rule begins here.
    private boolean atRule() {
        int start = cursor.position();
        boolean named = !cursor.takeWhile(EbnfParser::inName).isEmpty();
        cursor.skipSpace();
        boolean found = named && cursor.looksAt(DEFINES);
        cursor.back(start);
        return found;
    }

    private Expr repeated(Expr element) {
        Expr expr = element;
        while (true) {
            if (cursor.take("*")) {
                expr = Expr.star(expr);
            } else if (cursor.take("+")) {
                expr = Expr.plus(expr);
            } else if (cursor.take("?")) {
                expr = Expr.optional(expr);
            } else if (cursor.take("{")) {
                expr = counted(expr);
            } else {
                return expr;
            }
        }
    }

    private Expr counted(Expr element) {
        cursor.skipSpace();
        int min = cursor.looksAt(",") ? 0 : cursor.number();
        int max = min;
        cursor.skipSpace();
        if (cursor.take(",")) {
            cursor.skipSpace();
            max = cursor.looksAt("}") ? Expr.Repeat.UNBOUNDED : cursor.number();
            cursor.skipSpace();
        }
        if (max < min) {
            throw cursor.failure("repetition counts are out of order");
        }
        cursor.require("}");
        return new Expr.Repeat(element, min, max);
    }

    private Expr element() {
        if (cursor.take("\"")) {
            return literal('"');
        }
        if (cursor.take("'")) {
            return literal('\'');
        }
        if (cursor.take("[")) {
            return new Expr.Chars(characters());
        }
        if (cursor.looksAt("(=")) {
            throw cursor.failure("look-ahead is not supported");
        }
        if (cursor.take("(")) {
            Expr inner = alternatives();
            cursor.require(")");
            return inner;
        }
        if (cursor.take(".")) {
            return new Expr.Chars(CodePoints.ALL);
        }
        if (!inName(cursor.peek())) {
            throw cursor.failure(
                    "unexpected '%s'".formatted(Character.toString(cursor.codePoint())));
        }
        return rule(name());
    }

    private Expr literal(char quote) {
        StringBuilder text = new StringBuilder();
        while (cursor.peek() != quote || cursor.atEnd()) {
            if (cursor.atEnd() || cursor.peek() == '\n') {
                throw cursor.failure("the literal is not closed");
            }
            text.appendCodePoint(cursor.take("\\") ? cursor.escape() : cursor.codePoint());
        }
        cursor.codePoint();
        return Expr.text(text.toString());
    }

    private CodePoints characters() {
        boolean negated = cursor.take("^");
        List<CodePoints> sets = new ArrayList<>();
        while (!cursor.take("]")) {
            int first = character();
            int last = first;
            if (cursor.looksAt("-") && !cursor.looksAt("-]")) {
                cursor.require("-");
                last = character();
            }
            if (last < first) {
                throw cursor.failure("the character range is out of order");
            }
            sets.add(CodePoints.range(first, last));
        }
        CodePoints set = CodePoints.union(sets);
        return negated ? set.complement() : set;
    }

    private int character() {
        if (cursor.atEnd() || cursor.peek() == '\n') {
            throw cursor.failure("the character class is not closed");
        }
        return cursor.take("\\") ? cursor.escape() : cursor.codePoint();
    }
}
