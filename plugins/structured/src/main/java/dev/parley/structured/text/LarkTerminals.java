package dev.parley.structured.text;

import dev.parley.structured.grammar.Expr;
import dev.parley.structured.regex.RegexParser;
import dev.parley.structured.regex.RegexParser.Dot;

import java.util.Map;
import java.util.Optional;

/// The terminals that `%import common.NAME` brings. No state.
final class LarkTerminals {

    private static final Map<String, String> PATTERNS =
            Map.ofEntries(
                    Map.entry("DIGIT", "[0-9]"),
                    Map.entry("HEXDIGIT", "[0-9a-fA-F]"),
                    Map.entry("INT", "[0-9]+"),
                    Map.entry("SIGNED_INT", "[+-]?[0-9]+"),
                    Map.entry("DECIMAL", "[0-9]+\\.[0-9]*|\\.[0-9]+"),
                    Map.entry(
                            "FLOAT",
                            "(?:[0-9]+\\.[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+"),
                    Map.entry(
                            "SIGNED_FLOAT",
                            "[+-]?(?:(?:[0-9]+\\.[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+)"),
                    Map.entry("NUMBER", "(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?"),
                    Map.entry(
                            "SIGNED_NUMBER",
                            "[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?"),
                    Map.entry("ESCAPED_STRING", "\"(?:[^\"\\\\\\n]|\\\\.)*\""),
                    Map.entry("LCASE_LETTER", "[a-z]"),
                    Map.entry("UCASE_LETTER", "[A-Z]"),
                    Map.entry("LETTER", "[A-Za-z]"),
                    Map.entry("WORD", "[A-Za-z]+"),
                    Map.entry("CNAME", "[A-Za-z_][A-Za-z0-9_]*"),
                    Map.entry("WS_INLINE", "[ \\t]+"),
                    Map.entry("WS", "[ \\t\\f\\r\\n]+"),
                    Map.entry("CR", "\\r"),
                    Map.entry("LF", "\\n"),
                    Map.entry("NEWLINE", "(?:\\r?\\n)+"),
                    Map.entry("SH_COMMENT", "#[^\\n]*"),
                    Map.entry("CPP_COMMENT", "//[^\\n]*"),
                    Map.entry("SQL_COMMENT", "--[^\\n]*"));

    private LarkTerminals() {}

    static Optional<Expr> named(String name) {
        return Optional.ofNullable(PATTERNS.get(name))
                .map(pattern -> RegexParser.parse(pattern, Dot.NO_LINE_END));
    }
}
