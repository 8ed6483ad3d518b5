package dev.parley.core.jinja.tree;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A piece of a template that does something.
public sealed interface Statement extends Node {

    /// Text outside tags.
    record Text(String text) implements Statement {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /// `{{ value }}`.
    record Print(Expression value, int line) implements Statement {
        @Override
        public List<Expression> children() {
            return List.of(value);
        }
    }

    /// `{% block name %}…{% endblock %}`; one that is `scoped` sees the variables around it.
    record Block(String name, List<Statement> body, boolean scoped) implements Statement {
        @Override
        public List<Statement> children() {
            return body;
        }
    }

    /// `{% for target in items if test %}…{% else %}…{% endfor %}`.
    record For(
            Target target,
            Expression items,
            @Nullable Expression test,
            boolean recursive,
            List<Statement> body,
            List<Statement> otherwise,
            int line)
            implements Statement {
        @Override
        public List<Node> children() {
            List<Node> all = new ArrayList<>(List.of(target, items));
            if (test != null) {
                all.add(test);
            }
            all.addAll(body);
            all.addAll(otherwise);
            return all;
        }
    }

    /// `{% if %}…{% elif %}…{% else %}…{% endif %}`; tests and bodies match by index.
    record If(
            List<Expression> tests,
            List<List<Statement>> bodies,
            List<Statement> otherwise,
            int line)
            implements Statement {
        @Override
        public List<Node> children() {
            List<Node> all = new ArrayList<>();
            for (int i = 0; i < tests.size(); i++) {
                all.add(tests.get(i));
                all.addAll(bodies.get(i));
            }
            all.addAll(otherwise);
            return all;
        }
    }

    /// `{% set target = value %}`.
    record Set(Target target, Expression value, int line) implements Statement {
        @Override
        public List<Node> children() {
            return List.of(value, target);
        }
    }

    /// `{% set target %}…{% endset %}`.
    record SetBlock(Target target, @Nullable Expression filter, List<Statement> body, int line)
            implements Statement {
        @Override
        public List<Node> children() {
            List<Node> all = new ArrayList<>(List.of(target));
            if (filter != null) {
                all.add(filter);
            }
            all.addAll(body);
            return all;
        }
    }

    /// `{% macro name(…) %}…{% endmacro %}`.
    record Macro(String name, Parameters parameters, List<Statement> body, int line)
            implements Statement {
        @Override
        public List<Node> children() {
            return join(parameters.defaults(), body);
        }
    }

    /// `{% call(…) callee(…) %}…{% endcall %}`.
    record CallBlock(Parameters parameters, Expression.Call call, List<Statement> body, int line)
            implements Statement {
        @Override
        public List<Node> children() {
            List<Node> all = new ArrayList<>(List.of(call));
            all.addAll(join(parameters.defaults(), body));
            return all;
        }
    }

    /// `{% filter name(…) %}…{% endfilter %}`.
    record FilterBlock(Expression filter, List<Statement> body, int line) implements Statement {
        @Override
        public List<Node> children() {
            return join(List.of(filter), body);
        }
    }

    /// `{% with target = value %}…{% endwith %}`.
    record With(List<Target> targets, List<Expression> values, List<Statement> body, int line)
            implements Statement {
        @Override
        public List<Node> children() {
            List<Node> all = new ArrayList<>(values);
            all.addAll(targets);
            all.addAll(body);
            return all;
        }
    }

    /// Statements with a scope of their own: `{% generation %}…{% endgeneration %}` and blocks.
    record Scope(List<Statement> body) implements Statement {
        @Override
        public List<Statement> children() {
            return body;
        }
    }

    /// `{% break %}`.
    record Break() implements Statement {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /// `{% continue %}`.
    record Continue() implements Statement {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /// A macro's parameters; the last ones have the defaults.
    record Parameters(List<String> names, List<Expression> defaults) {

        /// None.
        public static final Parameters NONE = new Parameters(List.of(), List.of());
    }

    private static List<Node> join(List<Expression> first, List<Statement> second) {
        List<Node> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
