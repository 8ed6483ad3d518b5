package dev.parley.structured.automaton;

import dev.parley.structured.grammar.Expr;

import java.util.ArrayList;
import java.util.List;

/// Lets operators that may group either way, as in `sum ::= sum "+" sum | "x"`, group to the left only.
/// The texts stay the same, while a matcher need not follow every way to group them. No state.
final class LeftAssociation {

    private LeftAssociation() {}

    static void apply(NormalForm form) {
        int count = form.rules().size();
        for (int rule = 0; rule < count; rule++) {
            if (form.rules().get(rule) instanceof Expr.Choice(var options)) {
                form.rules().set(rule, grouped(form, new Expr.Rule(rule), options));
            }
        }
    }

    /// What ends with the rule after beginning with it ends with what does not begin with it instead:
    /// all that could follow there can follow the whole.
    private static Expr grouped(NormalForm form, Expr.Rule self, List<Expr> options) {
        List<Expr> others = options.stream().filter(option -> !begins(option, self)).toList();
        if (others.isEmpty() || options.stream().noneMatch(option -> encloses(option, self))) {
            return new Expr.Choice(options);
        }
        Expr operand = new Expr.Choice(others);
        Expr.Rule right = new Expr.Rule(form.declare(form.mayBeEmpty(operand)));
        form.rules().set(right.rule(), operand);
        List<Expr> grouped = new ArrayList<>();
        for (Expr option : options) {
            if (option instanceof Expr.Sequence(var parts) && encloses(option, self)) {
                List<Expr> changed = new ArrayList<>(parts.subList(0, parts.size() - 1));
                changed.add(right);
                grouped.add(new Expr.Sequence(changed));
            } else {
                grouped.add(option);
            }
        }
        return new Expr.Choice(grouped);
    }

    private static boolean begins(Expr option, Expr.Rule self) {
        return option.equals(self)
                || (option instanceof Expr.Sequence(var parts)
                        && !parts.isEmpty()
                        && parts.getFirst().equals(self));
    }

    private static boolean encloses(Expr option, Expr.Rule self) {
        return option instanceof Expr.Sequence(var parts)
                && parts.size() > 1
                && parts.getFirst().equals(self)
                && parts.getLast().equals(self);
    }
}
