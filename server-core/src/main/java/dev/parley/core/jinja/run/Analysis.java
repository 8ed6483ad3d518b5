package dev.parley.core.jinja.run;

import dev.parley.core.jinja.tree.Expression;
import dev.parley.core.jinja.tree.Node;
import dev.parley.core.jinja.tree.Statement;
import dev.parley.core.jinja.tree.Target;

import java.util.List;

/// Finds which names a scope loads and stores, in source order and without looking into the scopes inside it.
final class Analysis {

    private Symbols symbols;

    private Analysis(Symbols symbols) {
        this.symbols = symbols;
    }

    static void visit(Symbols symbols, List<? extends Node> nodes) {
        new Analysis(symbols).all(nodes);
    }

    static void visit(Symbols symbols, Node node) {
        new Analysis(symbols).one(node);
    }

    /// Declares the variables of a target as parameters of a scope.
    static void declare(Symbols symbols, Target target) {
        switch (target) {
            case Target.Variable variable -> symbols.declare(variable.name());
            case Target.NamespaceAttribute attribute -> symbols.load(attribute.name());
            case Target.Several several ->
                    several.targets().forEach(each -> declare(symbols, each));
        }
    }

    /// Whether a name is read anywhere below, in whatever scope.
    static boolean mentions(List<? extends Node> nodes, String name) {
        for (Node node : nodes) {
            boolean here = node instanceof Expression.Name variable && variable.name().equals(name);
            if (here || mentions(node.children(), name)) {
                return true;
            }
        }
        return false;
    }

    /// How many levels the deepest of these nodes has.
    static int height(List<? extends Node> nodes) {
        int height = 0;
        for (Node node : nodes) {
            height = Math.max(height, 1 + height(node.children()));
        }
        return height;
    }

    private void all(List<? extends Node> nodes) {
        for (Node node : nodes) {
            one(node);
        }
    }

    private void one(Node node) {
        switch (node) {
            case Expression.Name name -> symbols.load(name.name());
            case Expression expression -> all(expression.children());
            case Target target -> target(target);
            case Statement statement -> statement(statement);
        }
    }

    private void target(Target target) {
        switch (target) {
            case Target.Variable variable -> symbols.store(variable.name());
            case Target.NamespaceAttribute attribute -> symbols.load(attribute.name());
            case Target.Several several -> all(several.targets());
        }
    }

    private void statement(Statement statement) {
        switch (statement) {
            case Statement.Print print -> one(print.value());
            case Statement.If branches -> branches(branches);
            case Statement.Set set -> all(set.children());
            case Statement.SetBlock set -> one(set.target());
            case Statement.Macro macro -> symbols.store(macro.name());
            case Statement.For loop -> one(loop.items());
            case Statement.With with -> all(with.values());
            case Statement.CallBlock call -> one(call.call());
            case Statement.FilterBlock block -> one(block.filter());
            case Statement.Text text -> {}
            case Statement.Scope scope -> {}
            case Statement.Block block -> {}
            case Statement.Break jump -> {}
            case Statement.Continue jump -> {}
        }
    }

    private void branches(Statement.If branches) {
        one(branches.tests().getFirst());
        Symbols outer = symbols;
        Symbols body = branch(outer, branches.bodies().getFirst());
        Symbols others = outer.branch();
        symbols = others;
        for (int i = 1; i < branches.tests().size(); i++) {
            one(branches.tests().get(i));
            Symbols before = symbols;
            before.merge(List.of(branch(before, branches.bodies().get(i))));
        }
        Symbols otherwise = branch(outer, branches.otherwise());
        symbols = outer;
        outer.merge(List.of(body, others, otherwise));
    }

    private Symbols branch(Symbols of, List<Statement> body) {
        Symbols branch = of.branch();
        symbols = branch;
        all(body);
        symbols = of;
        return branch;
    }
}
