package dev.parley.core.jinja;

import dev.parley.core.jinja.run.Program;
import dev.parley.core.jinja.tree.ContentLoops;
import dev.parley.core.jinja.tree.Parser;
import dev.parley.core.jinja.tree.Statement;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/// A chat template, compiled. Immutable: compile once, render from any number of threads.
public final class JinjaTemplate {

    private final Program program;
    private final boolean iteratesOverContent;
    private final Set<String> variables;

    private JinjaTemplate(Program program, boolean iteratesOverContent) {
        this.program = program;
        this.iteratesOverContent = iteratesOverContent;
        this.variables = Set.copyOf(program.variables());
    }

    /// Compiles a template.
    ///
    /// @param source its text; one newline at the end is dropped
    /// @return the template
    /// @throws JinjaException of kind `SYNTAX`, or `LIMIT` where it nests too deeply
    public static JinjaTemplate compile(String source) throws JinjaException {
        List<Statement> statements = Parser.parse(source);
        return new JinjaTemplate(Program.of(statements), ContentLoops.in(statements));
    }

    /// Renders the template.
    ///
    /// @param context the variables; what is absent is undefined, null is `None`
    /// @param options limits and clock
    /// @return the prompt
    /// @throws JinjaException of any kind but `SYNTAX`, with the line of the statement that failed
    public String render(ObjectNode context, RenderOptions options) throws JinjaException {
        return program.render(context, options);
    }

    /// Whether a `for` goes over a message's content, which is how a template shows that it wants a list of parts.
    ///
    /// @return true where content should be a list, false where it should be text
    public boolean iteratesOverContent() {
        return iteratesOverContent;
    }

    /// The variables the template reads without setting them, those of the caller and `raise_exception` and
    /// `strftime_now` alike; functions that jinja2 itself defines are not among them.
    ///
    /// @return their names
    public Set<String> variables() {
        return variables;
    }
}
