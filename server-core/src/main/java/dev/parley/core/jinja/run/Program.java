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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A template made runnable. Immutable; any number of threads may render at once.
public final class Program {

    private final List<String> free;
    private final Steps.Scope body;
    private final int size;
    private final Map<String, MacroCode> blocks;

    private Program(List<String> free, Steps.Scope body, int size, Map<String, MacroCode> blocks) {
        this.free = free;
        this.body = body;
        this.size = size;
        this.blocks = blocks;
    }

    /// Makes the statements of a template runnable.
    public static Program of(List<Statement> statements) {
        FreeNames free = new FreeNames();
        Symbols symbols = new Symbols(null, new Unit(null));
        Linker linker = new Linker(free, symbols);
        Analysis.visit(symbols, statements);
        Step[] steps = linker.steps(statements, symbols);
        Steps.Scope body = new Steps.Scope(Entry.of(symbols, free), steps);
        return new Program(free.names(), body, symbols.unit().size(), linker.blocks());
    }

    /// The names a template takes from its context and that jinja2 does not define.
    public Set<String> variables() {
        Set<String> variables = new TreeSet<>(free);
        variables.removeAll(Globals.STANDARD);
        variables.remove(BlocksValue.NAME);
        return variables;
    }

    /// Renders.
    public String render(ObjectNode context, RenderOptions options) {
        @Nullable Value[] values = values(context, options);
        Rendering rendering = new Rendering(new Budget(options.limits()), values);
        Frame frame = new Frame(rendering, null, size);
        int self = free.indexOf(BlocksValue.NAME);
        if (self >= 0) {
            values[self] = new BlocksValue(blocks, frame);
        }
        try {
            body.run(frame);
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
