package dev.parley.structured.tag;

import dev.parley.structured.automaton.Budget;
import dev.parley.structured.automaton.Dfa;
import dev.parley.structured.grammar.CodePoints;
import dev.parley.structured.grammar.Expr;

import java.util.ArrayList;
import java.util.List;

/// Text that is free but for some words. Used by one thread.
final class FreeText {

    private static final Expr ANY = Expr.star(new Expr.Chars(CodePoints.ALL));
    private static final Expr SOME = Expr.plus(new Expr.Chars(CodePoints.ALL));

    private final Budget budget;

    FreeText(Budget budget) {
        this.budget = budget;
    }

    /// Texts without any of some words.
    Dfa without(List<String> words) {
        Dfa all = Dfa.of(ANY, budget);
        return words.isEmpty()
                ? all
                : all.minus(Dfa.of(Expr.sequence(ANY, anyOf(words), ANY), budget), budget);
    }

    /// Texts of at most some characters without any of some words.
    Dfa without(List<String> words, int mostCharacters) {
        Dfa limited =
                Dfa.of(new Expr.Repeat(new Expr.Chars(CodePoints.ALL), 0, mostCharacters), budget);
        return words.isEmpty() ? limited : limited.intersect(without(words), budget);
    }

    /// Texts that end with the first of some words in them.
    ///
    /// @param word the one at the end
    /// @param words all that count
    /// @param excluded words that do not come at all
    Dfa upTo(String word, List<String> words, List<String> excluded) {
        List<String> earlier = new ArrayList<>(words);
        earlier.addAll(excluded);
        return Dfa.of(Expr.sequence(ANY, Expr.text(word)), budget)
                .minus(Dfa.of(Expr.sequence(ANY, anyOf(earlier), SOME), budget), budget);
    }

    private static Expr anyOf(List<String> words) {
        return new Expr.Choice(words.stream().map(Expr::text).toList());
    }
}
