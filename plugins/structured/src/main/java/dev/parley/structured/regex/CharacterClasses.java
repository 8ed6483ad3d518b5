package dev.parley.structured.regex;

import dev.parley.structured.grammar.CodePoints;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Sets of characters that patterns call by name. No state.
final class CharacterClasses {

    static final CodePoints DIGITS = CodePoints.range('0', '9');
    static final CodePoints WORD =
            CodePoints.union(
                    List.of(
                            CodePoints.range('a', 'z'),
                            CodePoints.range('A', 'Z'),
                            DIGITS,
                            CodePoints.of('_')));
    static final CodePoints SPACE = CodePoints.anyOf(" \t\n\r\f\u000B");
    static final CodePoints LINE_ENDS = CodePoints.anyOf("\n\r\u0085\u2028\u2029");

    private static final CodePoints UNICODE_SPACE =
            CodePoints.union(
                    List.of(
                            SPACE,
                            CodePoints.anyOf(
                                    "\u0085\u00A0\u1680\u2028\u2029\u202F\u205F\u3000\uFEFF"),
                            CodePoints.range(0x2000, 0x200A)));

    private static final Map<String, List<Integer>> CATEGORIES =
            Map.ofEntries(
                    Map.entry("L", List.of(1, 2, 3, 4, 5)),
                    Map.entry("Lu", List.of(1)),
                    Map.entry("Ll", List.of(2)),
                    Map.entry("Lt", List.of(3)),
                    Map.entry("Lm", List.of(4)),
                    Map.entry("Lo", List.of(5)),
                    Map.entry("M", List.of(6, 7, 8)),
                    Map.entry("Mn", List.of(6)),
                    Map.entry("Me", List.of(7)),
                    Map.entry("Mc", List.of(8)),
                    Map.entry("N", List.of(9, 10, 11)),
                    Map.entry("Nd", List.of(9)),
                    Map.entry("Nl", List.of(10)),
                    Map.entry("No", List.of(11)),
                    Map.entry("Z", List.of(12, 13, 14)),
                    Map.entry("Zs", List.of(12)),
                    Map.entry("Zl", List.of(13)),
                    Map.entry("Zp", List.of(14)),
                    Map.entry("C", List.of(0, 15, 16, 18, 19)),
                    Map.entry("Cn", List.of(0)),
                    Map.entry("Cc", List.of(15)),
                    Map.entry("Cf", List.of(16)),
                    Map.entry("Co", List.of(18)),
                    Map.entry("P", List.of(20, 21, 22, 23, 24, 29, 30)),
                    Map.entry("Pd", List.of(20)),
                    Map.entry("Ps", List.of(21)),
                    Map.entry("Pe", List.of(22)),
                    Map.entry("Pc", List.of(23)),
                    Map.entry("Po", List.of(24)),
                    Map.entry("Pi", List.of(29)),
                    Map.entry("Pf", List.of(30)),
                    Map.entry("S", List.of(25, 26, 27, 28)),
                    Map.entry("Sm", List.of(25)),
                    Map.entry("Sc", List.of(26)),
                    Map.entry("Sk", List.of(27)),
                    Map.entry("So", List.of(28)));

    private CharacterClasses() {}

    /// What `\d`, `\w` and `\s` stand for, and their opposites.
    static Optional<CodePoints> escape(int letter) {
        return Optional.ofNullable(
                switch (letter) {
                    case 'd' -> DIGITS;
                    case 'D' -> DIGITS.complement();
                    case 'w' -> WORD;
                    case 'W' -> WORD.complement();
                    case 's' -> SPACE;
                    case 'S' -> UNICODE_SPACE.complement();
                    case 'h' -> CodePoints.anyOf(" \t");
                    default -> null;
                });
    }

    /// What `[:NAME:]` stands for.
    static Optional<CodePoints> posix(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "alpha" -> WORD.minus(CodePoints.anyOf("0123456789_"));
                    case "digit" -> DIGITS;
                    case "alnum" -> WORD.minus(CodePoints.of('_'));
                    case "upper" -> CodePoints.range('A', 'Z');
                    case "lower" -> CodePoints.range('a', 'z');
                    case "space" -> SPACE;
                    case "blank" -> CodePoints.anyOf(" \t");
                    case "punct" ->
                            CodePoints.range('!', '~').minus(WORD).union(CodePoints.of('_'));
                    case "xdigit" -> CodePoints.anyOf("0123456789abcdefABCDEF");
                    case "word" -> WORD;
                    case "print" -> CodePoints.range(' ', '~');
                    case "graph" -> CodePoints.range('!', '~');
                    case "cntrl" -> CodePoints.range(0, 0x1F).union(CodePoints.of(0x7F));
                    case "ascii" -> CodePoints.range(0, 0x7F);
                    default -> null;
                });
    }

    /// What `\p{NAME}` stands for: a general category or a script.
    static Optional<CodePoints> property(String name) {
        String plain = name.replaceFirst("^(?:Is|In|Script=|sc=|gc=|General_Category=)", "");
        List<Integer> types = CATEGORIES.get(plain);
        if (types != null) {
            return Optional.of(select(c -> types.contains(Character.getType(c))));
        }
        IntPredicate property =
                switch (plain.toLowerCase(Locale.ROOT)) {
                    case "any" -> c -> true;
                    case "letter", "alphabetic" -> Character::isAlphabetic;
                    case "uppercase" -> Character::isUpperCase;
                    case "lowercase" -> Character::isLowerCase;
                    case "white_space" -> UNICODE_SPACE::contains;
                    case "ideographic" -> Character::isIdeographic;
                    case "emoji" -> Character::isEmoji;
                    case "alpha", "digit", "alnum", "upper", "lower", "punct", "xdigit", "space" ->
                            posix(plain.toLowerCase(Locale.ROOT)).orElseThrow()::contains;
                    default -> c -> false;
                };
        CodePoints set = select(property);
        return set.isEmpty() ? script(plain) : Optional.of(set);
    }

    private static Optional<CodePoints> script(String name) {
        try {
            var script = Character.UnicodeScript.forName(name);
            return Optional.of(select(c -> Character.UnicodeScript.of(c) == script));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static CodePoints select(IntPredicate wanted) {
        List<CodePoints> ranges = new ArrayList<>();
        int first = -1;
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            boolean in = wanted.test(c);
            if (in && first < 0) {
                first = c;
            } else if (!in && first >= 0) {
                ranges.add(CodePoints.range(first, c - 1));
                first = -1;
            }
        }
        if (first >= 0) {
            ranges.add(CodePoints.range(first, Character.MAX_CODE_POINT));
        }
        return CodePoints.union(ranges);
    }
}
