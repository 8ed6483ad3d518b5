package dev.parley.core.jinja.tree;

import dev.parley.core.jinja.value.Str;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Tells whether a template goes over the content of messages, and so wants it as a list of parts.
public final class ContentLoops {

    private static final String CONTENT = "content";

    private final List<Statement> template;
    private final List<Statement.For> loops = new ArrayList<>();
    private final List<Statement.Set> sets = new ArrayList<>();
    private final List<Statement.Macro> macros = new ArrayList<>();
    private final Map<String, List<Expression.Call>> calls = new HashMap<>();

    private ContentLoops(List<Statement> template) {
        this.template = template;
    }

    /// Whether a loop goes over the content of a message, or over a variable of that name.
    ///
    /// Loops that unpack their items are taken as a sign that it is not content.
    public static boolean in(List<Statement> template) {
        ContentLoops loops = new ContentLoops(template);
        return loops.found();
    }

    private boolean found() {
        walk(template, this::collect);
        Set<String> messages = messageVariables();
        return !messages.contains("") && overContent(messages);
    }

    private static void walk(List<? extends Node> nodes, Consumer<Node> visitor) {
        for (Node node : nodes) {
            visitor.accept(node);
            walk(node.children(), visitor);
        }
    }

    private void collect(Node node) {
        if (node instanceof Statement.For loop) {
            loops.add(loop);
        } else if (node instanceof Statement.Set set) {
            sets.add(set);
        } else if (node instanceof Statement.Macro macro) {
            macros.add(macro);
        } else if (node instanceof Expression.Call call
                && call.callee() instanceof Expression.Name(var name)) {
            calls.computeIfAbsent(name, unused -> new ArrayList<>()).add(call);
        }
    }

    /// The variables that hold all messages, assignments followed; an empty name stands for an
    /// unpacked target.
    private Set<String> listVariables() {
        Map<String, List<String>> copies = new HashMap<>();
        for (Statement.Set set : sets) {
            if (core(set.value()) instanceof Expression.Name source) {
                copies.computeIfAbsent(source.name(), unused -> new ArrayList<>())
                        .add(name(set.target()));
            }
        }
        Set<String> names = new HashSet<>(Set.of("messages"));
        Deque<String> left = new ArrayDeque<>(names);
        while (!left.isEmpty()) {
            for (String copy : copies.getOrDefault(left.pop(), List.of())) {
                if (names.add(copy)) {
                    left.push(copy);
                }
            }
        }
        return names;
    }

    private static String name(Target target) {
        return target instanceof Target.Variable variable ? variable.name() : "";
    }

    /// The variables that hold one message.
    private Set<String> messageVariables() {
        Set<String> lists = listVariables();
        Set<String> names = new HashSet<>();
        if (lists.contains("")) {
            names.add("");
        }
        for (Statement.For loop : loops) {
            if (isOneOf(core(loop.items()), lists)) {
                names.add(name(loop.target()));
            }
        }
        return names;
    }

    /// Whether an expression is the content of one of these messages, perhaps sliced, filtered or
    /// tested.
    private static boolean reachesContent(Expression expression, Set<String> messages) {
        Expression core = core(expression);
        if (core instanceof Expression.Attribute(var owner, var name)) {
            return name.equals(CONTENT) && isOneOf(owner, messages);
        }
        return core instanceof Expression.Item(var owner, Expression.Literal(var key))
                && key instanceof Str name
                && name.text().equals(CONTENT)
                && isOneOf(owner, messages);
    }

    private static boolean isOneOf(Expression expression, Set<String> names) {
        return expression instanceof Expression.Name name && names.contains(name.name());
    }

    private static Expression core(Expression expression) {
        if (expression instanceof Expression.Filter filter && filter.subject() != null) {
            return core(filter.subject());
        }
        if (expression instanceof Expression.Test test) {
            return core(test.subject());
        }
        return expression instanceof Expression.Item(var owner, Expression.Slice slice)
                ? core(owner)
                : expression;
    }

    private boolean overContent(Set<String> messages) {
        Set<Statement.For> insideMacros = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Statement.For> overParameters = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Statement.Macro macro : macros) {
            Set<String> parameters = contentParameters(macro, messages);
            walk(
                    macro.body(),
                    node -> {
                        if (node instanceof Statement.For loop) {
                            insideMacros.add(loop);
                            if (isOneOf(loop.items(), parameters)) {
                                overParameters.add(loop);
                            }
                        }
                    });
        }
        for (Statement.For loop : loops) {
            boolean named = isOneOf(loop.items(), Set.of(CONTENT)) && !insideMacros.contains(loop);
            if (reachesContent(loop.items(), messages) || overParameters.contains(loop) || named) {
                return loop.target() instanceof Target.Variable;
            }
        }
        return false;
    }

    /// The parameters of a macro that are given the content of a message somewhere.
    private Set<String> contentParameters(Statement.Macro macro, Set<String> messages) {
        List<String> parameters = macro.parameters().names();
        Set<String> found = new HashSet<>();
        for (Expression.Call call : calls.getOrDefault(macro.name(), List.of())) {
            Expression.Passed passed = call.arguments();
            for (int i = 0; i < Math.min(parameters.size(), passed.positional().size()); i++) {
                if (reachesContent(passed.positional().get(i), messages)) {
                    found.add(parameters.get(i));
                }
            }
            for (int i = 0; i < passed.names().size(); i++) {
                if (parameters.contains(passed.names().get(i))
                        && reachesContent(passed.named().get(i), messages)) {
                    found.add(passed.names().get(i));
                }
            }
        }
        return found;
    }
}
