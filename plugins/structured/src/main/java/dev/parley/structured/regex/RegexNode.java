package dev.parley.structured.regex;

import dev.parley.structured.grammar.Expr;

import java.util.ArrayList;
import java.util.List;

/// A part of a pattern before its anchors are resolved. Immutable.
sealed interface RegexNode {

    /// Text.
    record Piece(Expr expr) implements RegexNode {}

    /// `^` or the like.
    record Start() implements RegexNode {}

    /// `$` or the like.
    record End() implements RegexNode {}

    /// One after the other.
    record Sequence(List<RegexNode> parts) implements RegexNode {}

    /// One of some.
    record Alternatives(List<RegexNode> options) implements RegexNode {}

    /// Again and again.
    record Repeat(RegexNode body, int min, int max) implements RegexNode {}

    /// The texts of a node as a part of a whole match.
    ///
    /// @param first whether nothing comes before
    /// @param last whether nothing comes after
    default Expr resolve(boolean first, boolean last) {
        return switch (this) {
            case Piece(var expr) -> expr;
            case Start start -> first ? Expr.EMPTY : Expr.NOTHING;
            case End end -> last ? Expr.EMPTY : Expr.NOTHING;
            case Alternatives(var options) ->
                    Expr.choice(options.stream().map(o -> o.resolve(first, last)).toList());
            case Repeat(var body, int min, int max) ->
                    new Expr.Repeat(body.resolve(first && max == 1, last && max == 1), min, max);
            case Sequence(var parts) -> sequence(parts, first, last);
        };
    }

    private static Expr sequence(List<RegexNode> parts, boolean first, boolean last) {
        int begin = 0;
        while (begin < parts.size() && parts.get(begin) instanceof Start) {
            begin++;
        }
        int end = parts.size();
        while (end > begin && parts.get(end - 1) instanceof End) {
            end--;
        }
        List<Expr> resolved = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            resolved.add(parts.get(i).resolve(first && i <= begin, last && i >= end - 1));
        }
        return Expr.sequence(resolved);
    }
}
