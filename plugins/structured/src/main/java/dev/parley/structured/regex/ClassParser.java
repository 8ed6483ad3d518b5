package dev.parley.structured.regex;

import dev.parley.structured.grammar.CodePoints;

import java.util.ArrayList;
import java.util.List;

/// Reads `[...]` of a pattern. Used by one thread, once.
final class ClassParser {

    private final RegexParser parser;

    ClassParser(RegexParser parser) {
        this.parser = parser;
    }

    CodePoints parse() {
        int start = parser.position();
        parser.skip(1);
        boolean negated = parser.peek() == '^';
        if (negated) {
            parser.skip(1);
        }
        List<CodePoints> sets = new ArrayList<>();
        boolean first = true;
        while (first || parser.peek() != ']' || parser.atEnd()) {
            if (parser.atEnd()) {
                throw parser.refusal(start, "unclosed character class");
            }
            if (first && parser.peek() == ']' && parser.rest().indexOf(']', 1) < 0) {
                throw parser.refusal(start, "unclosed character class");
            }
            sets.add(item(start));
            first = false;
        }
        parser.skip(1);
        CodePoints set = CodePoints.union(sets);
        return negated ? set.complement() : set;
    }

    private CodePoints item(int start) {
        if (parser.rest().startsWith("[:")) {
            return posix(start);
        }
        CodePoints low = single(start);
        if (!parser.rest().startsWith("-") || parser.rest().startsWith("-]")) {
            return low;
        }
        parser.skip(1);
        if (parser.atEnd()) {
            throw parser.refusal(start, "unclosed character class");
        }
        CodePoints high = single(start);
        if (!isSingle(low) || !isSingle(high)) {
            return CodePoints.union(List.of(low, high, CodePoints.of('-')));
        }
        if (low.first(0) > high.first(0)) {
            throw parser.refusal(start, "character range is out of order");
        }
        return CodePoints.range(low.first(0), high.first(0));
    }

    private static boolean isSingle(CodePoints set) {
        return set.ranges() == 1 && set.first(0) == set.last(0);
    }

    private CodePoints single(int start) {
        if (parser.peek() != '\\') {
            return CodePoints.of(parser.codePoint());
        }
        int escape = parser.position();
        parser.skip(1);
        if (parser.atEnd()) {
            throw parser.refusal(start, "unclosed character class");
        }
        if (parser.peek() == 'b') {
            parser.skip(1);
            return CodePoints.of('\b');
        }
        return parser.escapedSet(escape);
    }

    private CodePoints posix(int start) {
        String rest = parser.rest();
        int close = rest.indexOf(":]");
        if (close < 0) {
            throw parser.refusal(start, "unclosed character class");
        }
        String name = rest.substring(2, close);
        boolean negated = name.startsWith("^");
        CodePoints set =
                CharacterClasses.posix(negated ? name.substring(1) : name)
                        .orElseThrow(
                                () -> parser.refusal(start, "unknown class '%s'".formatted(name)));
        parser.skip(close + 2);
        return negated ? set.complement() : set;
    }
}
