package dev.parley.structured.text;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.structured.grammar.CodePoints;
import dev.parley.structured.grammar.Expr;
import dev.parley.structured.grammar.Grammar;
import dev.parley.structured.grammar.GrammarBuilder;
import dev.parley.structured.regex.RegexParser;
import dev.parley.structured.regex.RegexParser.Dot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads grammars in the form of Lark whose texts match the rule `start`. Used by one thread, once.
///
/// Taken are rules and terminals with strings, ranges, regular expressions, groups, `[optional]`,
/// `* + ? ~n ~n..m`, aliases, priorities, `%ignore`, and `%import common.NAME`.
public final class LarkParser {

    private final Cursor cursor;
    private final GrammarBuilder grammar = new GrammarBuilder();
    private final Map<String, Expr.Rule> rules = new LinkedHashMap<>();
    private final Set<String> defined = new LinkedHashSet<>();
    private final List<Expr> ignored = new ArrayList<>();
    private final Expr.Rule gap = grammar.declare();
    private boolean inTerminal;

    private LarkParser(String source) {
        cursor = new Cursor(source, "//");
    }

    /// The grammar of a source.
    ///
    /// @throws InvalidRequest with line and column when it is malformed
    public static Grammar parse(String source) {
        return new LarkParser(source).grammar();
    }

    private Grammar grammar() {
        cursor.skipSpace();
        while (!cursor.atEnd()) {
            if (cursor.take("%")) {
                directive();
            } else {
                definition();
            }
            cursor.skipSpace();
        }
        for (String name : rules.keySet()) {
            requireDefined(name);
        }
        requireDefined("start");
        grammar.define(gap, ignored.isEmpty() ? Expr.EMPTY : Expr.star(new Expr.Choice(ignored)));
        return grammar.build(Expr.sequence(gap, rule("start")));
    }

    private void requireDefined(String name) {
        if (!defined.contains(name)) {
            throw new InvalidRequest(
                    "Invalid grammar specification: there is no rule '%s'".formatted(name));
        }
    }

    private Expr.Rule rule(String name) {
        return rules.computeIfAbsent(name, key -> grammar.declare());
    }

    private void directive() {
        String name = cursor.takeWhile(LarkParser::inName);
        cursor.skipBlanks();
        switch (name) {
            case "ignore" -> {
                inTerminal = true;
                ignored.add(expansions());
                inTerminal = false;
            }
            case "import" -> imports();
            default ->
                    throw cursor.failure(
                            "%%%s is not supported, only %%ignore and %%import".formatted(name));
        }
    }

    private void imports() {
        cursor.require("common.");
        String name = cursor.takeWhile(LarkParser::inName);
        Expr meaning =
                LarkTerminals.named(name)
                        .orElseThrow(() -> cursor.failure("there is no common.%s".formatted(name)));
        cursor.skipBlanks();
        String alias = name;
        if (cursor.take("->")) {
            cursor.skipBlanks();
            alias = cursor.takeWhile(LarkParser::inName);
        }
        define(alias, meaning);
    }

    private void definition() {
        cursor.takeWhile(c -> c == '?' || c == '!');
        String name = cursor.takeWhile(LarkParser::inName);
        if (name.isEmpty()) {
            throw cursor.failure("expected the name of a rule");
        }
        if (cursor.take(".")) {
            cursor.number();
        }
        cursor.skipBlanks();
        cursor.require(":");
        inTerminal = isTerminal(name);
        define(name, expansions());
        inTerminal = false;
    }

    private void define(String name, Expr meaning) {
        if (!defined.add(name)) {
            throw cursor.failure("'%s' is defined twice".formatted(name));
        }
        grammar.define(rule(name), meaning);
    }

    private static boolean inName(int c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static boolean isTerminal(String name) {
        return name.chars().filter(Character::isLetter).findFirst().stream()
                .anyMatch(Character::isUpperCase);
    }

    private Expr expansions() {
        cursor.enter();
        List<Expr> options = new ArrayList<>();
        do {
            options.add(expansion());
        } while (more());
        cursor.leave();
        return Expr.choice(options);
    }

    /// Whether another alternative follows, on this line or on the next.
    private boolean more() {
        int start = cursor.position();
        cursor.skipSpace();
        if (cursor.take("|")) {
            return true;
        }
        cursor.back(start);
        return false;
    }

    private Expr expansion() {
        List<Expr> parts = new ArrayList<>();
        cursor.skipBlanks();
        while (beginsItem()) {
            parts.add(repeated(item()));
            cursor.skipBlanks();
        }
        if (cursor.take("->")) {
            cursor.skipBlanks();
            cursor.takeWhile(LarkParser::inName);
            cursor.skipBlanks();
        }
        return Expr.sequence(parts);
    }

    private boolean beginsItem() {
        return !cursor.atEnd()
                && !cursor.looksAt("//")
                && (inName(cursor.peek()) || "\"/([?!<%@".indexOf(cursor.peek()) >= 0);
    }

    private Expr repeated(Expr item) {
        Expr expr = item;
        while (true) {
            if (cursor.take("*")) {
                expr = Expr.star(expr);
            } else if (cursor.take("+")) {
                expr = Expr.plus(expr);
            } else if (cursor.take("?")) {
                expr = Expr.optional(expr);
            } else if (cursor.take("~")) {
                expr = counted(expr, "..", "");
            } else if (cursor.take("{")) {
                expr = counted(expr, ",", "}");
            } else {
                return expr;
            }
        }
    }

    private Expr counted(Expr item, String between, String close) {
        cursor.skipBlanks();
        int min = cursor.looksAt(between) ? 0 : cursor.number();
        cursor.skipBlanks();
        int max = min;
        if (cursor.take(between)) {
            cursor.skipBlanks();
            max = cursor.looksAt("}") ? Expr.Repeat.UNBOUNDED : cursor.number();
            cursor.skipBlanks();
        }
        if (max < min) {
            throw cursor.failure("repetition counts are out of order");
        }
        cursor.require(close);
        return new Expr.Repeat(item, min, max);
    }

    private Expr item() {
        if (cursor.take("(")) {
            return group(")");
        }
        if (cursor.take("[")) {
            return Expr.optional(group("]"));
        }
        if (cursor.take("\"")) {
            return lexeme(string());
        }
        if (cursor.take("/")) {
            return lexeme(regex());
        }
        if (!inName(cursor.peek())) {
            throw cursor.failure("'%s' is not supported here".formatted(cursor.peek()));
        }
        String name = cursor.takeWhile(LarkParser::inName);
        return isTerminal(name) ? lexeme(rule(name)) : rule(name);
    }

    private Expr group(String close) {
        cursor.skipSpace();
        Expr inner = expansions();
        cursor.skipSpace();
        cursor.require(close);
        return inner;
    }

    /// A terminal within a rule, with what is ignored after it.
    private Expr lexeme(Expr terminal) {
        return inTerminal ? terminal : Expr.sequence(terminal, gap);
    }

    private Expr string() {
        String text = quoted('"');
        if (cursor.looksAt("..\"")) {
            cursor.require("..\"");
            String last = quoted('"');
            if (text.codePointCount(0, text.length()) != 1
                    || last.codePointCount(0, last.length()) != 1) {
                throw cursor.failure("a range is between two characters");
            }
            return Expr.range(text.codePointAt(0), last.codePointAt(0));
        }
        if (!cursor.take("i")) {
            return Expr.text(text);
        }
        List<Expr> letters = new ArrayList<>();
        text.codePoints()
                .forEach(c -> letters.add(new Expr.Chars(CodePoints.of(c).ignoringCase())));
        return Expr.sequence(letters);
    }

    private String quoted(char quote) {
        StringBuilder text = new StringBuilder();
        while (cursor.atEnd() || cursor.peek() != quote) {
            if (cursor.atEnd() || cursor.peek() == '\n') {
                throw cursor.failure("the string is not closed");
            }
            text.appendCodePoint(cursor.take("\\") ? cursor.escape() : cursor.codePoint());
        }
        cursor.codePoint();
        return text.toString();
    }

    private Expr regex() {
        StringBuilder pattern = new StringBuilder();
        while (!cursor.take("/")) {
            if (cursor.atEnd() || cursor.peek() == '\n') {
                throw cursor.failure("the regular expression is not closed");
            }
            if (cursor.take("\\/")) {
                pattern.append('/');
            } else if (cursor.take("\\")) {
                pattern.append('\\').appendCodePoint(cursor.codePoint());
            } else {
                pattern.appendCodePoint(cursor.codePoint());
            }
        }
        String flags = cursor.takeWhile(c -> "imslux".indexOf(c) >= 0);
        Dot dot = flags.contains("s") ? Dot.ANY : Dot.NO_LINE_END;
        String insensitive = flags.contains("i") ? "(?i)" : "";
        return RegexParser.parse(insensitive + pattern, dot);
    }
}
