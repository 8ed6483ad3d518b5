package dev.parley.structured.regex;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.structured.grammar.CodePoints;
import dev.parley.structured.grammar.Expr;

import java.util.ArrayList;
import java.util.List;

/// Reads a regular expression that a whole text must match. Used by one thread, once.
///
/// Taken are classes, groups, counted and lazy repetition, anchors, `\d \w \s \p{..}`, POSIX classes, and
/// the flags `i` and `s`. What is not regular is refused by name.
public final class RegexParser {

    private static final int DEEPEST = 200;

    private final String pattern;
    private final Dot dot;
    private int at;
    private int depth;
    private boolean ignoresCase;

    /// Which characters `.` stands for.
    public enum Dot {
        /// Every one.
        ANY,
        /// All but the ends of lines.
        NO_LINE_END
    }

    private RegexParser(String pattern, Dot dot) {
        this.pattern = pattern;
        this.dot = dot;
    }

    /// The texts that a pattern matches from end to end.
    ///
    /// @throws InvalidRequest when the pattern is malformed or not regular
    public static Expr parse(String pattern, Dot dot) {
        RegexParser parser = new RegexParser(pattern, dot);
        RegexNode node = parser.alternatives();
        if (parser.at < pattern.length()) {
            throw parser.failure("unopened group");
        }
        return node.resolve(true, true);
    }

    /// The texts that have a match of a pattern somewhere.
    ///
    /// @throws InvalidRequest when the pattern is malformed or not regular
    public static Expr search(String pattern, Dot dot) {
        RegexParser parser = new RegexParser(pattern, dot);
        RegexNode node = parser.alternatives();
        if (parser.at < pattern.length()) {
            throw parser.failure("unopened group");
        }
        Expr more = Expr.plus(new Expr.Chars(CodePoints.ALL));
        return Expr.choice(
                node.resolve(true, true),
                Expr.sequence(more, node.resolve(false, true)),
                Expr.sequence(node.resolve(true, false), more),
                Expr.sequence(more, node.resolve(false, false), more));
    }

    private RegexNode alternatives() {
        if (++depth > DEEPEST) {
            throw failure("groups nest too deeply");
        }
        boolean outerCase = ignoresCase;
        List<RegexNode> options = new ArrayList<>();
        options.add(sequence());
        while (peek() == '|') {
            at++;
            options.add(sequence());
        }
        ignoresCase = outerCase;
        depth--;
        return options.size() == 1
                ? options.getFirst()
                : new RegexNode.Alternatives(List.copyOf(options));
    }

    private RegexNode sequence() {
        List<RegexNode> parts = new ArrayList<>();
        while (at < pattern.length() && peek() != '|' && peek() != ')') {
            RegexNode atom = atom();
            parts.add(repeated(atom));
        }
        return new RegexNode.Sequence(List.copyOf(parts));
    }

    private RegexNode repeated(RegexNode atom) {
        RegexNode node = atom;
        while (true) {
            int start = at;
            int[] times = quantifier();
            if (times.length == 0) {
                return node;
            }
            if (node instanceof RegexNode.Start || node instanceof RegexNode.End) {
                at = start;
                throw failure("repetition of an anchor");
            }
            if (peek() == '?') {
                at++;
            } else if (peek() == '+') {
                throw failure("possessive repetition is not supported");
            }
            node = new RegexNode.Repeat(node, times[0], times[1]);
        }
    }

    /// Fewest and most times; nothing when there is no quantifier.
    private int[] quantifier() {
        switch (peek()) {
            case '*' -> {
                at++;
                return new int[] {0, Expr.Repeat.UNBOUNDED};
            }
            case '+' -> {
                at++;
                return new int[] {1, Expr.Repeat.UNBOUNDED};
            }
            case '?' -> {
                at++;
                return new int[] {0, 1};
            }
            case '{' -> {
                return counted();
            }
            default -> {
                return new int[0];
            }
        }
    }

    private int[] counted() {
        int start = at;
        int close = pattern.indexOf('}', at);
        String inside = close < 0 ? "" : pattern.substring(at + 1, close);
        if (!inside.matches("\\d+|\\d+,\\d*|,\\d+")) {
            return new int[0];
        }
        String[] ends = inside.split(",", -1);
        at = close + 1;
        int min = ends[0].isEmpty() ? 0 : count(ends[0], start);
        int max = ends.length == 1 ? min : Expr.Repeat.UNBOUNDED;
        if (ends.length == 2 && !ends[1].isEmpty()) {
            max = count(ends[1], start);
        }
        if (max < min) {
            at = start;
            throw failure("repetition counts are out of order");
        }
        return new int[] {min, max};
    }

    private int count(String digits, int start) {
        if (digits.length() > 9) {
            at = start;
            throw failure("repetition count is too large");
        }
        return Integer.parseInt(digits);
    }

    private RegexNode atom() {
        char c = pattern.charAt(at);
        switch (c) {
            case '(' -> {
                return group();
            }
            case '[' -> {
                return characters(new ClassParser(this).parse());
            }
            case '.' -> {
                at++;
                return characters(
                        dot == Dot.ANY ? CodePoints.ALL : CharacterClasses.LINE_ENDS.complement());
            }
            case '^' -> {
                at++;
                return new RegexNode.Start();
            }
            case '$' -> {
                at++;
                return new RegexNode.End();
            }
            case '\\' -> {
                return escape();
            }
            case '*', '+', '?' -> throw failure("nothing to repeat");
            default -> {
                return characters(CodePoints.of(codePoint()));
            }
        }
    }

    private RegexNode group() {
        int start = at++;
        boolean outerCase = ignoresCase;
        if (peek() == '?' && !groupKind(start)) {
            return new RegexNode.Piece(Expr.EMPTY);
        }
        RegexNode inner = alternatives();
        if (peek() != ')') {
            at = start;
            throw failure("unclosed group");
        }
        at++;
        ignoresCase = outerCase;
        return inner instanceof RegexNode.Sequence
                ? new RegexNode.Alternatives(List.of(inner))
                : inner;
    }

    /// Reads what follows `(?`.
    ///
    /// @return whether a group follows; false for flags that hold from here on
    private boolean groupKind(int start) {
        at++;
        if (rest().startsWith("=") || rest().startsWith("!")) {
            throw refusal(start, "look-ahead is not supported");
        }
        if (rest().startsWith("<=") || rest().startsWith("<!")) {
            throw refusal(start, "look-behind is not supported");
        }
        if (rest().startsWith(">")) {
            throw refusal(start, "atomic groups are not supported");
        }
        if (rest().matches("(?s)(P?<|')[A-Za-z_][A-Za-z0-9_]*[>'].*")) {
            at = pattern.indexOf(rest().startsWith("'") ? '\'' : '>', at + 1) + 1;
            return true;
        }
        return flags(start);
    }

    private boolean flags(int start) {
        boolean value = true;
        while (at < pattern.length()) {
            switch (pattern.charAt(at++)) {
                case ':' -> {
                    return true;
                }
                case ')' -> {
                    return false;
                }
                case '-' -> value = false;
                case 'i' -> ignoresCase = value;
                case 's', 'u' -> {}
                default -> throw refusal(start, "this kind of group is not supported");
            }
        }
        throw refusal(start, "unclosed group");
    }

    private RegexNode escape() {
        int start = at++;
        if (at == pattern.length()) {
            throw refusal(start, "incomplete escape");
        }
        char c = pattern.charAt(at);
        switch (c) {
            case 'A' -> {
                at++;
                return new RegexNode.Start();
            }
            case 'z', 'Z' -> {
                at++;
                return new RegexNode.End();
            }
            case 'b', 'B' -> throw refusal(start, "word boundaries are not supported");
            case 'k', 'g', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                    throw refusal(start, "back-references are not supported");
            default -> {
                return characters(escapedSet(start));
            }
        }
    }

    /// Reads what follows a backslash that stands for characters.
    CodePoints escapedSet(int start) {
        int letter = codePoint();
        if (letter == 'p' || letter == 'P') {
            CodePoints set = property(start);
            return letter == 'p' ? set : set.complement();
        }
        return CharacterClasses.escape(letter)
                .orElseGet(() -> CodePoints.of(escapedCharacter(letter, start)));
    }

    private CodePoints property(int start) {
        String name;
        if (peek() == '{') {
            int close = pattern.indexOf('}', at);
            if (close < 0) {
                throw refusal(start, "unclosed property name");
            }
            name = pattern.substring(at + 1, close);
            at = close + 1;
        } else {
            name = at < pattern.length() ? Character.toString(codePoint()) : "";
        }
        boolean negated = name.startsWith("^");
        CodePoints set =
                CharacterClasses.property(negated ? name.substring(1) : name)
                        .orElseThrow(() -> refusal(start, "unknown property '%s'".formatted(name)));
        return negated ? set.complement() : set;
    }

    private int escapedCharacter(int letter, int start) {
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'f' -> '\f';
            case 'v' -> 0x0B;
            case 'a' -> 0x07;
            case 'e' -> 0x1B;
            case '0' -> 0;
            case 'c' -> at < pattern.length() ? pattern.charAt(at++) % 32 : 0;
            case 'x' -> hex(start, 2);
            case 'u' -> unit(start);
            case 'U' -> hex(start, 8);
            default -> {
                if (letter < 0x80 && Character.isLetterOrDigit(letter)) {
                    throw refusal(
                            start, "unknown escape '\\%s'".formatted(Character.toString(letter)));
                }
                yield letter;
            }
        };
    }

    /// A `\\u` escape, or two for one character.
    private int unit(int start) {
        int high = hex(start, 4);
        if (Character.isSurrogate((char) high) && rest().startsWith("\\u")) {
            at += 2;
            return Character.toCodePoint((char) high, (char) hex(start, 4));
        }
        return high;
    }

    private int hex(int start, int digits) {
        int end = at + digits;
        String text;
        if (peek() == '{') {
            int close = pattern.indexOf('}', at);
            text = close < 0 ? "" : pattern.substring(at + 1, close);
            end = close + 1;
        } else {
            text = end <= pattern.length() ? pattern.substring(at, end) : "";
        }
        if (!text.matches("[0-9A-Fa-f]{1,8}")) {
            throw refusal(start, "malformed hexadecimal escape");
        }
        long value = Long.parseLong(text, 16);
        if (value > Character.MAX_CODE_POINT) {
            throw refusal(start, "there is no such character");
        }
        at = end;
        return (int) value;
    }

    private RegexNode characters(CodePoints set) {
        return new RegexNode.Piece(new Expr.Chars(ignoresCase ? set.ignoringCase() : set));
    }

    /// The next character, or NUL at the end.
    char peek() {
        return at < pattern.length() ? pattern.charAt(at) : 0;
    }

    String rest() {
        return pattern.substring(at);
    }

    int position() {
        return at;
    }

    void skip(int characters) {
        at += characters;
    }

    int codePoint() {
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    boolean atEnd() {
        return at >= pattern.length();
    }

    InvalidRequest refusal(int position, String reason) {
        at = position;
        return failure(reason);
    }

    private InvalidRequest failure(String reason) {
        return new InvalidRequest(
                "Grammar error: invalid regex \"%s\": %s at position %d"
                        .formatted(pattern, reason, at));
    }
}
