package dev.parley.core.jinja.run;

import dev.parley.core.jinja.tree.Expression;
import dev.parley.core.jinja.tree.Statement;
import dev.parley.core.jinja.tree.Target;
import dev.parley.core.jinja.value.Undefined;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Makes the statements of a template runnable, scope by scope: first a scope's names are analyzed, then its statements
/// are turned into steps that know their slots.
final class Linker {

    private static final int UNUSED = -1;

    private final FreeNames free;

    Linker(FreeNames free) {
        this.free = free;
    }

    /// Statements of a scope whose names are analyzed.
    Step[] steps(List<Statement> statements, Symbols symbols) {
        return statements.stream().map(statement -> step(statement, symbols)).toArray(Step[]::new);
    }

    private Step step(Statement statement, Symbols symbols) {
        ExpressionLinker expressions = new ExpressionLinker(symbols, null);
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

    private static Assignment assignment(Target target, Symbols symbols) {
        return switch (target) {
            case Target.Variable(var name) -> new Assignment.Variable(symbols.slot(name));
            case Target.NamespaceAttribute(var name, var attribute) ->
                    new Assignment.NamespaceAttribute(
                            new ExpressionLinker(symbols, null).variable(name), attribute);
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
        Step[] steps = steps(body, symbols);
        return new Steps.Scope(Entry.of(symbols, free), steps);
    }

    private Step branches(Statement.If branches, Symbols symbols) {
        return new Steps.If(
                new ExpressionLinker(symbols, null).terms(branches.tests()),
                branches.bodies().stream().map(body -> steps(body, symbols)).toArray(Step[][]::new),
                steps(branches.otherwise(), symbols),
                branches.line());
    }

    private Step loop(Statement.For loop, Symbols outer) {
        Term items = new ExpressionLinker(outer, null).term(loop.items());
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
        Term term = new ExpressionLinker(symbols, null).term(test);
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
        Step[] steps = steps(body, symbols);
        return new Steps.Capture(Entry.of(symbols, free), steps, symbols.unit().slot());
    }

    private static Term captured(@Nullable Expression filter, Symbols symbols, int slot) {
        Term text = new Lookups.Local(slot, Undefined.because("nothing was written"));
        return filter == null ? text : new ExpressionLinker(symbols, text).term(filter);
    }

    private Step with(Statement.With with, Symbols outer) {
        Term[] values = new ExpressionLinker(outer, null).terms(with.values());
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
        Step[] steps = steps(body, symbols);
        return new MacroCode(
                name,
                parameters.names().toArray(String[]::new),
                slots,
                new ExpressionLinker(symbols, null).terms(parameters.defaults()),
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
