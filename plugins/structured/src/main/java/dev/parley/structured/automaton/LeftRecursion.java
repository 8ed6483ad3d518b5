package dev.parley.structured.automaton;

import dev.parley.structured.grammar.Expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Rewrites rules that begin with each other: a text of one is what begins none of them, followed by
/// what leads from rule to rule. Used by one thread, once.
final class LeftRecursion {

    private final NormalForm form;
    private final Set<Integer> circle;
    private final Map<Integer, Split> splits = new LinkedHashMap<>();
    private final Map<List<Integer>, Expr.Rule> paths = new LinkedHashMap<>();

    LeftRecursion(NormalForm form, Set<Integer> circle) {
        this.form = form;
        this.circle = new TreeSet<>(circle);
    }

    /// An expression's texts: those of `base`, and those that begin with a rule of the circle.
    ///
    /// @param heads what may follow each rule
    private record Split(List<Expr> base, Map<Integer, List<Expr>> heads) {

        Split() {
            this(new ArrayList<>(), new LinkedHashMap<>());
        }

        void addHead(int rule, Expr rest) {
            heads.computeIfAbsent(rule, key -> new ArrayList<>()).add(rest);
        }

        void addAll(Split other, Expr rest) {
            other.base.forEach(expr -> base.add(Expr.sequence(expr, rest)));
            other.heads.forEach(
                    (rule, rests) ->
                            rests.forEach(expr -> addHead(rule, Expr.sequence(expr, rest))));
        }
    }

    void remove() {
        if (takeOutEmptyTexts()) {
            return;
        }
        circle.removeIf(form::nullable);
        circle.forEach(rule -> splits.put(rule, split(form.rules().get(rule))));
        for (int rule : circle) {
            List<Expr> options = new ArrayList<>();
            splits.forEach(
                    (from, split) -> {
                        if (!split.base.isEmpty()) {
                            options.add(
                                    Expr.sequence(new Expr.Choice(split.base), path(from, rule)));
                        }
                    });
            form.rules().set(rule, new Expr.Choice(options));
        }
    }

    /// Gives rules with the empty text the form `empty or a rule without it`.
    ///
    /// @return whether that changed any
    private boolean takeOutEmptyTexts() {
        boolean changed = false;
        for (int rule : circle) {
            if (form.nullable(rule)) {
                Expr other = new Expr.Rule(form.withoutEmpty(rule));
                Expr meaning = new Expr.Choice(List.of(Expr.EMPTY, other));
                changed |= !form.rules().set(rule, meaning).equals(meaning);
            }
        }
        return changed;
    }

    private Split split(Expr expr) {
        form.budget().steps(1);
        Split split = new Split();
        switch (expr) {
            case Expr.Rule(int rule) when circle.contains(rule) -> split.addHead(rule, Expr.EMPTY);
            case Expr.Choice(var options) ->
                    options.forEach(option -> split.addAll(split(option), Expr.EMPTY));
            case Expr.Sequence(var parts) when !parts.isEmpty() -> {
                Expr rest = Expr.sequence(parts.subList(1, parts.size()));
                split.addAll(split(form.withoutEmpty(parts.getFirst())), rest);
                if (form.mayBeEmpty(parts.getFirst())) {
                    split.addAll(split(rest), Expr.EMPTY);
                }
            }
            case Expr.Repeat(var body, int min, int max) -> {
                Split first = split(body);
                if (first.heads.isEmpty()) {
                    split.base.add(expr);
                } else {
                    split.addAll(first, again(body, min, max));
                    if (min == 0) {
                        split.base.add(Expr.EMPTY);
                    }
                }
            }
            default -> split.base.add(expr);
        }
        return split;
    }

    private static Expr again(Expr body, int min, int max) {
        int most = max == Expr.Repeat.UNBOUNDED ? max : max - 1;
        return most == 0 ? Expr.EMPTY : new Expr.Repeat(body, Math.max(0, min - 1), most);
    }

    /// What follows a text of `from` so that the whole is one of `to`.
    private Expr path(int from, int to) {
        List<Integer> key = List.of(from, to);
        Expr.Rule known = paths.get(key);
        if (known != null) {
            return known;
        }
        Set<Integer> same = sameTexts(from);
        Expr.Rule rule = new Expr.Rule(form.declare(same.contains(to)));
        paths.put(key, rule);
        List<Expr> options = new ArrayList<>();
        if (same.contains(to)) {
            options.add(Expr.EMPTY);
        }
        for (int start : same) {
            splits.forEach(
                    (next, split) ->
                            split.heads
                                    .getOrDefault(start, List.of())
                                    .forEach(
                                            rest ->
                                                    options.add(
                                                            Expr.sequence(
                                                                    form.withoutEmpty(rest),
                                                                    path(next, to)))));
        }
        form.rules().set(rule.rule(), new Expr.Choice(options));
        return rule;
    }

    /// The rules that every text of a rule is a text of.
    private Set<Integer> sameTexts(int rule) {
        Set<Integer> same = new TreeSet<>(Set.of(rule));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Map.Entry<Integer, Split> entry : splits.entrySet()) {
                if (same.contains(entry.getKey())) {
                    continue;
                }
                boolean reached =
                        same.stream()
                                .flatMap(
                                        from ->
                                                entry
                                                        .getValue()
                                                        .heads
                                                        .getOrDefault(from, List.of())
                                                        .stream())
                                .anyMatch(form::mayBeEmpty);
                if (reached) {
                    same.add(entry.getKey());
                    grows = true;
                }
            }
        }
        return same;
    }
}
