package dev.parley.structured.automaton;

import dev.parley.structured.grammar.Expr;

import java.util.List;

/// Measures expressions. No state.
final class ExprSize {

    private ExprSize() {}

    /// About how many states an expression takes.
    static long of(Expr expr) {
        return switch (expr) {
            case Expr.Chars(var set) -> 1 + set.ranges() / 4;
            case Expr.Text(var text) -> 1L + text.length();
            case Expr.Sequence(var parts) -> sum(parts);
            case Expr.Choice(var options) -> sum(options);
            case Expr.Repeat(var body, int min, int max) ->
                    Math.min(
                            Integer.MAX_VALUE,
                            of(body) * Math.max(1, max == Expr.Repeat.UNBOUNDED ? min : max));
            case Expr.Rule rule -> 20;
            case Expr.Regular(var dfa) -> dfa.size();
            case Expr.Counted counted -> 20;
            case Expr.Token token -> 2;
        };
    }

    /// Whether there are neither rules nor tokens in an expression.
    static boolean regular(Expr expr) {
        return switch (expr) {
            case Expr.Sequence(var parts) -> parts.stream().allMatch(ExprSize::regular);
            case Expr.Choice(var options) -> options.stream().allMatch(ExprSize::regular);
            case Expr.Repeat(var body, int min, int max) -> regular(body);
            case Expr.Rule rule -> false;
            case Expr.Token token -> false;
            case Expr.Chars chars -> true;
            case Expr.Text text -> true;
            case Expr.Regular regular -> true;
            case Expr.Counted counted -> true;
        };
    }

    /// How many expressions there are in an expression.
    static long parts(Expr expr) {
        return switch (expr) {
            case Expr.Sequence(var parts) -> 1 + parts.stream().mapToLong(ExprSize::parts).sum();
            case Expr.Choice(var options) -> 1 + options.stream().mapToLong(ExprSize::parts).sum();
            case Expr.Repeat(var body, int min, int max) -> 1 + parts(body);
            default -> 1;
        };
    }

    private static long sum(List<Expr> parts) {
        long sum = 1;
        for (Expr part : parts) {
            sum = Math.min(Integer.MAX_VALUE, sum + of(part));
        }
        return sum;
    }
}
