package dev.parley.structured.text;

import dev.parley.structured.grammar.Grammar;

/// Tells the two forms of grammars apart. No state.
public final class GrammarSource {

    private GrammarSource() {}

    /// Reads a grammar: with a `::=` outside comments as EBNF, else as Lark.
    ///
    /// @throws dev.parley.api.ParleyException.InvalidRequest when it is malformed
    public static Grammar parse(String source) {
        return isEbnf(source) ? EbnfParser.parse(source) : LarkParser.parse(source);
    }

    private static boolean isEbnf(String source) {
        return source.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#") && !line.startsWith("//"))
                .anyMatch(line -> line.contains("::="));
    }
}
