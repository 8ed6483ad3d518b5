package dev.parley.core.jinja.run;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.RenderOptions;
import dev.parley.core.jinja.context.Globals;
import dev.parley.core.jinja.context.JsonValues;
import dev.parley.core.jinja.tree.Statement;
import dev.parley.core.jinja.value.Budget;
import dev.parley.core.jinja.value.Value;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A template made runnable. Immutable; any number of threads may render at once.
public final class Program {

    private final List<String> free;
    private final Steps.Scope body;
    private final int size;

    private Program(List<String> free, Steps.Scope body, int size) {
        this.free = free;
        this.body = body;
        this.size = size;
    }

    /// Makes the statements of a template runnable.
    public static Program of(List<Statement> statements) {
        FreeNames free = new FreeNames();
        Linker linker = new Linker(free);
        Symbols symbols = new Symbols(null, new Unit(null));
        Analysis.visit(symbols, statements);
        Step[] steps = linker.steps(statements, symbols);
        Steps.Scope body = new Steps.Scope(Entry.of(symbols, free), steps);
        return new Program(free.names(), body, symbols.unit().size());
    }

    /// The names a template takes from its context and that jinja2 does not define.
    public Set<String> variables() {
        Set<String> variables = new TreeSet<>(free);
        variables.removeAll(Globals.STANDARD);
        return variables;
    }

    /// Renders.
    public String render(ObjectNode context, RenderOptions options) {
        Rendering rendering = new Rendering(new Budget(options.limits()), values(context, options));
        try {
            body.run(new Frame(rendering, null, size));
        } catch (JinjaException e) {
            throw e.at(rendering.line());
        }
        return rendering.out().toString();
    }

    private @Nullable Value[] values(ObjectNode context, RenderOptions options) {
        @Nullable Value[] values = new @Nullable Value[free.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode node = context.get(free.get(i));
            values[i] = node == null ? Globals.find(free.get(i), options) : JsonValues.of(node);
        }
        return values;
    }
}
