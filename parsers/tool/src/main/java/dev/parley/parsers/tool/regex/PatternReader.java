package dev.parley.parsers.tool.regex;

import dev.parley.parsers.tool.regex.Part.Taste;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a pattern in Python's notation, in which a dot is any character. Groups without a name are not remembered.
final class PatternReader {

    private static final int MOST_REPEATS = 1000;
    private static final int DEEPEST = 100;

    private final String pattern;
    private final Map<String, Integer> groups = new HashMap<>();
    private int at;
    private int depth;
    private boolean ignoresCase;

    PatternReader(String pattern) {
        this.pattern = pattern;
    }

    /// The numbers of the groups by their names.
    Map<String, Integer> groups() {
        return Map.copyOf(groups);
    }

    /// The whole pattern.
    ///
    /// @throws IllegalArgumentException saying what is wrong or not known
    Part read() {
        Part all = alternatives();
        if (at < pattern.length()) {
            throw broken("there is no group for ')'");
        }
        return all;
    }

    private Part alternatives() {
        if (++depth > DEEPEST) {
            throw broken("groups nest deeper than %d".formatted(DEEPEST));
        }
        List<Part> ways = new ArrayList<>();
        ways.add(row());
        while (takes('|')) {
            ways.add(row());
        }
        depth--;
        return ways.size() == 1 ? ways.getFirst() : new Part.Any(List.copyOf(ways));
    }

    private Part row() {
        List<Part> parts = new ArrayList<>();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            parts.add(repeated(atom()));
        }
        return new Part.Row(List.copyOf(parts));
    }

    private Part atom() {
        char c = next();
        return switch (c) {
            case '(' -> group();
            case '[' -> new Part.One(cased(characterClass()));
            case '.' -> new Part.One(_ -> true);
            case '\\' -> new Part.One(cased(escape(next())));
            case '^', '$' -> throw broken("'%s' is not supported".formatted(c));
            case '*', '+', '?' -> throw broken("nothing to repeat before '%s'".formatted(c));
            default -> new Part.One(cased(CharacterSet.range(c, c)));
        };
    }

    private CharacterSet cased(CharacterSet set) {
        return ignoresCase ? CharacterSet.ignoringCase(set) : set;
    }

    private Part group() {
        if (!takes('?')) {
            return closed(alternatives());
        }
        if (takes(':')) {
            return closed(alternatives());
        }
        if (pattern.startsWith("P<", at)) {
            int end = pattern.indexOf('>', at);
            String name = end < 0 ? "" : pattern.substring(at + 2, end);
            if (name.isEmpty() || groups.containsKey(name)) {
                throw broken("a group needs a name of its own");
            }
            at = end + 1;
            int number = groups.size();
            groups.put(name, number);
            return new Part.Group(number, closed(alternatives()));
        }
        return flags();
    }

    /// Flags for all that follows.
    private Part flags() {
        while (at < pattern.length() && pattern.charAt(at) != ')') {
            switch (next()) {
                case 'i' -> ignoresCase = true;
                case 's' -> {}
                default ->
                        throw broken(
                                "look-around, references and flags other than 'i' and 's' are not"
                                        + " supported");
            }
        }
        return closed(new Part.Row(List.of()));
    }

    private Part closed(Part part) {
        if (!takes(')')) {
            throw broken("a group is not closed");
        }
        return part;
    }

    private Part repeated(Part part) {
        Part repeated = part;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '*' || c == '+' || c == '?') {
                at++;
                repeated = repeat(repeated, c == '+' ? 1 : 0, c == '?' ? 1 : Part.UNBOUNDED);
            } else if (c == '{' && isCount()) {
                repeated = counted(repeated);
            } else {
                break;
            }
        }
        return repeated;
    }

    private boolean isCount() {
        int end = pattern.indexOf('}', at);
        return end > at + 1
                && pattern.substring(at + 1, end).matches("[0-9]{1,9}(,[0-9]{0,9})?|,[0-9]{1,9}");
    }

    private Part counted(Part part) {
        int end = pattern.indexOf('}', at);
        String[] bounds = pattern.substring(at + 1, end).split(",", -1);
        at = end + 1;
        int least = bounds[0].isEmpty() ? 0 : Integer.parseInt(bounds[0]);
        String last = bounds[bounds.length - 1];
        int most = last.isEmpty() ? Part.UNBOUNDED : Integer.parseInt(last);
        if (least > MOST_REPEATS || (most != Part.UNBOUNDED && most > MOST_REPEATS)) {
            throw broken("nothing may be repeated more than %d times".formatted(MOST_REPEATS));
        }
        if (least > most) {
            throw broken("the bounds {%s} are out of order".formatted(String.join(",", bounds)));
        }
        return repeat(part, least, most);
    }

    private Part repeat(Part part, int least, int most) {
        if (takes('+')) {
            throw broken("possessive repetition is not supported");
        }
        return new Part.Repeat(part, least, most, takes('?') ? Taste.LAZY : Taste.GREEDY);
    }

    private CharacterSet characterClass() {
        boolean negated = takes('^');
        CharacterSet set = _ -> false;
        boolean first = true;
        while (first || peek() != ']') {
            first = false;
            set = set.or(member());
        }
        at++;
        return negated ? set.not() : set;
    }

    /// A character, a range or a set behind a backslash.
    private CharacterSet member() {
        char c = next();
        if (c == '\\' && "wWsSdD".indexOf(peek()) >= 0) {
            return escape(next());
        }
        char start = c == '\\' ? control(next()) : c;
        boolean range = peek() == '-' && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']';
        if (!range) {
            return CharacterSet.range(start, start);
        }
        at++;
        char end = next();
        char last = end == '\\' ? control(next()) : end;
        if (last < start) {
            throw broken("the range %s-%s is out of order".formatted(start, last));
        }
        return CharacterSet.range(start, last);
    }

    private CharacterSet escape(char c) {
        return switch (c) {
            case 'w' -> CharacterSet::isWord;
            case 'W' -> ((CharacterSet) CharacterSet::isWord).not();
            case 's' -> CharacterSet::isBlank;
            case 'S' -> ((CharacterSet) CharacterSet::isBlank).not();
            case 'd' -> Character::isDigit;
            case 'D' -> ((CharacterSet) Character::isDigit).not();
            default -> {
                char one = control(c);
                yield CharacterSet.range(one, one);
            }
        };
    }

    private char control(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'v' -> '\u000b';
            case 'a' -> '\u0007';
            case '0' -> '\0';
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw broken("'\\%s' is not supported".formatted(c));
                }
                yield c;
            }
        };
    }

    private char hex(int digits) {
        int end = at + digits;
        if (end > pattern.length() || !pattern.substring(at, end).matches("[0-9a-fA-F]+")) {
            throw broken("%d hexadecimal digits are missing".formatted(digits));
        }
        char c = (char) Integer.parseInt(pattern.substring(at, end), 16);
        at = end;
        return c;
    }

    private boolean takes(char c) {
        boolean there = at < pattern.length() && pattern.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private char peek() {
        if (at >= pattern.length()) {
            throw broken("it ends too early");
        }
        return pattern.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private static IllegalArgumentException broken(String why) {
        return new IllegalArgumentException(why);
    }
}
