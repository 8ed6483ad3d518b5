package dev.parley.core.jinja.run;

import dev.parley.core.jinja.tree.Expression;
import dev.parley.core.jinja.tree.Node;
import dev.parley.core.jinja.tree.Statement;
import dev.parley.core.jinja.tree.Target;

import java.util.List;

/// Finds which names a scope loads and stores, in source order and without looking into the scopes
/// inside it.
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
        if (target instanceof Target.Variable variable) {
            symbols.declare(variable.name());
        } else if (target instanceof Target.NamespaceAttribute attribute) {
            symbols.load(attribute.name());
        } else if (target instanceof Target.Several several) {
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

    /// Tests types one by one: a switch over them would have to be made at run time, which is what
    /// the first template waits for.
    private void one(Node node) {
        if (node instanceof Expression.Name name) {
            symbols.load(name.name());
        } else if (node instanceof Expression expression) {
            all(expression.children());
        } else if (node instanceof Target target) {
            target(target);
        } else if (node instanceof Statement statement) {
            statement(statement);
        }
    }

    private void target(Target target) {
        if (target instanceof Target.Variable variable) {
            symbols.store(variable.name());
        } else if (target instanceof Target.NamespaceAttribute attribute) {
            symbols.load(attribute.name());
        } else if (target instanceof Target.Several several) {
            all(several.targets());
        }
    }

    /// Text, scopes, blocks and jumps name nothing here.
    private void statement(Statement statement) {
        if (statement instanceof Statement.Print print) {
            one(print.value());
        } else if (statement instanceof Statement.If branches) {
            branches(branches);
        } else if (statement instanceof Statement.Set set) {
            all(set.children());
        } else if (statement instanceof Statement.SetBlock set) {
            one(set.target());
        } else if (statement instanceof Statement.Macro macro) {
            symbols.store(macro.name());
        } else if (statement instanceof Statement.For loop) {
            one(loop.items());
        } else if (statement instanceof Statement.With with) {
            all(with.values());
        } else if (statement instanceof Statement.CallBlock call) {
            one(call.call());
        } else if (statement instanceof Statement.FilterBlock block) {
            one(block.filter());
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
