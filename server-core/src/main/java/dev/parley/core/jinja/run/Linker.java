package dev.parley.core.jinja.run;

import dev.parley.core.jinja.tree.Expression;
import dev.parley.core.jinja.tree.Statement;
import dev.parley.core.jinja.tree.Target;
import dev.parley.core.jinja.value.Undefined;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes the statements of a template runnable, scope by scope: first a scope's names are analyzed, then its statements
/// are turned into steps that know their slots.
final class Linker {

    private static final int UNUSED = -1;

    private final FreeNames free;
    private final Symbols root;
    private final Map<String, MacroCode> blocks = new HashMap<>();

    /// Whether what is linked may never run: a filter or test it lacks then fails when it is reached.
    private boolean conditional;

    /// @param root the template's own scope, its names analyzed
    Linker(FreeNames free, Symbols root) {
        this.free = free;
        this.root = root;
    }

    /// What the blocks linked so far do, by name.
    Map<String, MacroCode> blocks() {
        return Map.copyOf(blocks);
    }

    /// Statements of a scope whose names are analyzed.
    Step[] steps(List<Statement> statements, Symbols symbols) {
        return statements.stream().map(statement -> step(statement, symbols)).toArray(Step[]::new);
    }

    private ExpressionLinker expressions(Symbols symbols) {
        return new ExpressionLinker(symbols, null, conditional);
    }

    private Step step(Statement statement, Symbols symbols) {
        ExpressionLinker expressions = expressions(symbols);
        return switch (statement) {
            case Statement.Text(var text) -> new Steps.Write(text);
            case Statement.Print(var value, var line) ->
                    new Steps.Print(expressions.term(value), line);
            case Statement.Set(var target, var value, var line) ->
                    new Steps.Set(assignment(target, symbols), expressions.term(value), line);
            case Statement.If branches -> branches(branches, symbols);
            case Statement.For loop -> loop(loop, symbols);
            case Statement.SetBlock block -> setBlock(block, symbols);
            case Statement.FilterBlock block -> filterBlock(block, symbols);
            case Statement.With with -> with(with, symbols);
            case Statement.Scope(var body) -> scope(body, new Symbols(symbols, symbols.unit()));
            case Statement.Block block -> block(block, symbols);
            case Statement.Macro macro ->
                    new Steps.Define(
                            macro(macro.name(), macro.parameters(), macro.body(), symbols),
                            symbols.slot(macro.name()));
            case Statement.CallBlock(var parameters, var call, var body, var line) ->
                    new Steps.CallBlock(
                            macro("caller", parameters, body, symbols),
                            expressions.call(call),
                            line);
            case Statement.Break jump -> new Steps.Jump(Step.Flow.BREAK);
            case Statement.Continue jump -> new Steps.Jump(Step.Flow.CONTINUE);
        };
    }

    /// The statements of a scope of its own, which runs whenever it is entered.
    private Step[] inner(List<Statement> body, Symbols symbols) {
        boolean outer = conditional;
        conditional = false;
        Step[] steps = steps(body, symbols);
        conditional = outer;
        return steps;
    }

    private static Assignment assignment(Target target, Symbols symbols) {
        return switch (target) {
            case Target.Variable(var name) -> new Assignment.Variable(symbols.slot(name));
            case Target.NamespaceAttribute(var name, var attribute) ->
                    new Assignment.NamespaceAttribute(
                            new ExpressionLinker(symbols, null, false).variable(name), attribute);
            case Target.Several(var targets) ->
                    new Assignment.Several(
                            targets.stream()
                                    .map(each -> assignment(each, symbols))
                                    .toArray(Assignment[]::new));
        };
    }

    /// A scope around statements; `symbols` may hold parameters already.
    private Steps.Scope scope(List<Statement> body, Symbols symbols) {
        Analysis.visit(symbols, body);
        Step[] steps = inner(body, symbols);
        return new Steps.Scope(Entry.of(symbols, free), steps);
    }

    /// A block sees the template's variables only, unless it is scoped.
    private Step block(Statement.Block block, Symbols symbols) {
        MacroCode code = blocks.get(block.name());
        if (code == null) {
            code = macro(block.name(), Statement.Parameters.NONE, block.body(), root);
            blocks.put(block.name(), code);
        }
        return block.scoped()
                ? scope(block.body(), new Symbols(symbols, symbols.unit()))
                : new Steps.Block(code);
    }

    private Step branches(Statement.If branches, Symbols symbols) {
        boolean outer = conditional;
        conditional = true;
        Step step =
                new Steps.If(
                        expressions(symbols).terms(branches.tests()),
                        branches.bodies().stream()
                                .map(body -> steps(body, symbols))
                                .toArray(Step[][]::new),
                        steps(branches.otherwise(), symbols),
                        branches.line());
        conditional = outer;
        return step;
    }

    private Step loop(Statement.For loop, Symbols outer) {
        Term items = expressions(outer).term(loop.items());
        Unit unit = loop.recursive() ? new Unit(outer.unit()) : outer.unit();
        Symbols symbols = new Symbols(outer, unit);
        boolean extended = loop.recursive() || Analysis.mentions(loop.body(), "loop");
        int variable = extended ? symbols.declare("loop") : UNUSED;
        Analysis.declare(symbols, loop.target());
        Steps.Scope body = scope(loop.body(), symbols);
        Assignment target = assignment(loop.target(), symbols);
        Steps.Scope otherwise = scope(loop.otherwise(), new Symbols(outer, unit));
        Loop.Filter filter = filter(loop, outer, unit);
        Loop.Frames frames =
                loop.recursive()
                        ? new Loop.Frames(unit.size(), Analysis.height(List.of(loop)))
                        : null;
        return new Loop(items, filter, target, variable, body, otherwise, frames, loop.line());
    }

    private Loop.@Nullable Filter filter(Statement.For loop, Symbols outer, Unit unit) {
        Expression test = loop.test();
        if (test == null) {
            return null;
        }
        Symbols symbols = new Symbols(outer, unit);
        Analysis.declare(symbols, loop.target());
        Analysis.visit(symbols, test);
        Term term = new ExpressionLinker(symbols, null, false).term(test);
        return new Loop.Filter(Entry.of(symbols, free), assignment(loop.target(), symbols), term);
    }

    private Step setBlock(Statement.SetBlock block, Symbols outer) {
        Symbols symbols = new Symbols(outer, outer.unit());
        Expression filter = block.filter();
        Steps.Capture capture = capture(block.body(), filter, symbols);
        Term value = captured(filter, symbols, capture.slot());
        return new Steps.SetBlock(capture, assignment(block.target(), outer), value, block.line());
    }

    private Step filterBlock(Statement.FilterBlock block, Symbols outer) {
        Symbols symbols = new Symbols(outer, outer.unit());
        Steps.Capture capture = capture(block.body(), block.filter(), symbols);
        return new Steps.FilterBlock(
                capture, captured(block.filter(), symbols, capture.slot()), block.line());
    }

    private Steps.Capture capture(
            List<Statement> body, @Nullable Expression filter, Symbols symbols) {
        Analysis.visit(symbols, body);
        if (filter != null) {
            Analysis.visit(symbols, filter);
        }
        Step[] steps = inner(body, symbols);
        return new Steps.Capture(Entry.of(symbols, free), steps, symbols.unit().slot());
    }

    private static Term captured(@Nullable Expression filter, Symbols symbols, int slot) {
        Term text = new Lookups.Local(slot, Undefined.because("nothing was written"));
        return filter == null ? text : new ExpressionLinker(symbols, text, false).term(filter);
    }

    private Step with(Statement.With with, Symbols outer) {
        Term[] values = expressions(outer).terms(with.values());
        Symbols symbols = new Symbols(outer, outer.unit());
        with.targets().forEach(target -> Analysis.declare(symbols, target));
        Steps.Scope scope = scope(with.body(), symbols);
        Assignment[] targets =
                with.targets().stream()
                        .map(target -> assignment(target, symbols))
                        .toArray(Assignment[]::new);
        return new Steps.With(scope.entry(), targets, values, scope.body(), with.line());
    }

    private MacroCode macro(
            String name, Statement.Parameters parameters, List<Statement> body, Symbols outer) {
        Unit unit = new Unit(outer.unit());
        Symbols symbols = new Symbols(outer, unit);
        int[] slots = parameters.names().stream().mapToInt(symbols::declare).toArray();
        Analysis.visit(symbols, parameters.defaults());
        Analysis.visit(symbols, body);
        MacroCode.Special special =
                new MacroCode.Special(
                        special("caller", parameters, body, symbols),
                        special("kwargs", parameters, body, symbols),
                        special("varargs", parameters, body, symbols));
        Step[] steps = inner(body, symbols);
        return new MacroCode(
                name,
                parameters.names().toArray(String[]::new),
                slots,
                new ExpressionLinker(symbols, null, false).terms(parameters.defaults()),
                special,
                Entry.of(symbols, free),
                steps,
                unit.size(),
                2 + Analysis.height(body));
    }

    private static int special(
            String name, Statement.Parameters parameters, List<Statement> body, Symbols symbols) {
        boolean used = !parameters.names().contains(name) && Analysis.mentions(body, name);
        return used ? symbols.declare(name) : UNUSED;
    }
}
