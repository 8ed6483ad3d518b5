package dev.parley.core.jinja.tree;

import dev.parley.core.jinja.JinjaException;
import dev.parley.core.jinja.lex.Lexer;
import dev.parley.core.jinja.lex.Token;
import dev.parley.core.jinja.lex.TokenKind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Parses templates.
public final class Parser {

    private static final int DEEPEST_NESTING = 50;

    private final Tokens tokens;
    private final ExpressionParser expressions;
    private final Set<String> blocks = new HashSet<>();
    private int nesting;
    private int loops;
    private int enclosing;

    private Parser(String template) {
        this.tokens = new Tokens(Lexer.tokens(template));
        this.expressions = new ExpressionParser(tokens);
    }

    /// The statements of a template.
    public static List<Statement> parse(String template) {
        Parser parser = new Parser(template);
        List<Statement> statements = parser.statements(List.of());
        return List.copyOf(statements);
    }

    /// Statements up to a tag that begins with one of these words, which stays the current token.
    private List<Statement> statements(List<String> ends) {
        if (++nesting > DEEPEST_NESTING) {
            throw JinjaException.limit("blocks are nested too deeply").at(tokens.line());
        }
        List<Statement> statements = new ArrayList<>();
        while (!tokens.is(TokenKind.END)) {
            Token token = tokens.take();
            switch (token.kind()) {
                case DATA -> statements.add(new Statement.Text(token.text()));
                case VARIABLE_BEGIN -> {
                    statements.add(new Statement.Print(expressions.tuple(true, ""), token.line()));
                    tokens.expect(TokenKind.VARIABLE_END);
                }
                default -> {
                    if (ends.stream().anyMatch(tokens::is)) {
                        nesting--;
                        return statements;
                    }
                    statement(statements);
                    tokens.expect(TokenKind.BLOCK_END);
                }
            }
        }
        if (!ends.isEmpty()) {
            throw tokens.fail(
                    "Unexpected end of template. Jinja was looking for the following tags: '%s'."
                            .formatted(String.join("' or '", ends)));
        }
        nesting--;
        return statements;
    }

    /// A block's statements, from the end of its first tag.
    private List<Statement> body(String... ends) {
        tokens.skip(TokenKind.COLON);
        tokens.expect(TokenKind.BLOCK_END);
        return List.copyOf(statements(List.of(ends)));
    }

    /// A block's statements, up to and with the word of its last tag.
    private List<Statement> wholeBody(String end) {
        List<Statement> body = body(end);
        tokens.take();
        return body;
    }

    private void statement(List<Statement> into) {
        Token token = tokens.expect(TokenKind.NAME);
        int line = token.line();
        switch (token.text()) {
            case "if" -> into.add(branches(line));
            case "for" -> into.add(loop(line));
            case "set" -> into.add(set(line));
            case "macro" -> into.add(macro(line));
            case "call" -> into.add(callBlock(line));
            case "filter" -> into.add(filterBlock(line));
            case "with" -> into.add(with(line));
            case "print" -> print(line, into);
            case "generation" -> into.add(new Statement.Scope(wholeBody("endgeneration")));
            case "block" -> into.add(block(line));
            case "autoescape" -> into.add(autoescape());
            case "break", "continue" -> into.add(jump(token));
            case "include", "import", "from", "extends" ->
                    throw JinjaException.syntax(
                            line,
                            "'%s' is not available: a chat template is one file"
                                    .formatted(token.text()));
            default ->
                    throw JinjaException.syntax(
                            line, "Encountered unknown tag '%s'.".formatted(token.text()));
        }
    }

    private Statement jump(Token token) {
        if (loops == 0) {
            throw JinjaException.syntax(token.line(), "'%s' outside loop".formatted(token.text()));
        }
        return token.is("break") ? new Statement.Break() : new Statement.Continue();
    }

    private Statement branches(int line) {
        List<Expression> tests = new ArrayList<>();
        List<List<Statement>> bodies = new ArrayList<>();
        List<Statement> otherwise = List.of();
        boolean more = true;
        while (more) {
            tests.add(expressions.tuple(false, ""));
            bodies.add(body("elif", "else", "endif"));
            Token end = tokens.take();
            more = end.is("elif");
            if (end.is("else")) {
                otherwise = wholeBody("endif");
            }
        }
        return new Statement.If(List.copyOf(tests), List.copyOf(bodies), otherwise, line);
    }

    private Statement loop(int line) {
        enclosing++;
        Target target = target(false);
        tokens.expect("in");
        Expression items = expressions.tuple(false, "recursive");
        Expression test = tokens.skip("if") ? expressions.expression() : null;
        boolean recursive = tokens.skip("recursive");
        loops++;
        List<Statement> body = body("endfor", "else");
        loops--;
        List<Statement> otherwise = tokens.take().is("else") ? wholeBody("endfor") : List.of();
        enclosing--;
        return new Statement.For(target, items, test, recursive, body, otherwise, line);
    }

    private Statement set(int line) {
        Target target = target(true);
        if (tokens.skip(TokenKind.ASSIGN)) {
            return new Statement.Set(target, expressions.tuple(true, ""), line);
        }
        Expression filter = null;
        while (tokens.skip(TokenKind.PIPE)) {
            filter = expressions.filter(filter);
        }
        return new Statement.SetBlock(target, filter, wholeBody("endset"), line);
    }

    /// What an assignment sets: one target, or several separated by commas.
    ///
    /// @param namespaces whether `name.attribute` is allowed
    private Target target(boolean namespaces) {
        List<Target> targets = new ArrayList<>();
        boolean several = false;
        while (!tokens.is(TokenKind.BLOCK_END) && !tokens.is(TokenKind.RPAREN)) {
            targets.add(single(namespaces));
            if (!tokens.skip(TokenKind.COMMA)) {
                break;
            }
            several = true;
        }
        if (targets.isEmpty()) {
            throw tokens.fail(
                    "Expected an expression, got '%s'".formatted(tokens.current().description()));
        }
        return several ? new Target.Several(List.copyOf(targets)) : targets.getFirst();
    }

    private Target single(boolean namespaces) {
        if (tokens.skip(TokenKind.LPAREN)) {
            if (++nesting > DEEPEST_NESTING) {
                throw JinjaException.limit("a target is nested too deeply").at(tokens.line());
            }
            Target inner = target(namespaces);
            nesting--;
            tokens.expect(TokenKind.RPAREN);
            return inner;
        }
        String name = variable();
        if (namespaces && tokens.skip(TokenKind.DOT)) {
            return new Target.NamespaceAttribute(name, tokens.expect(TokenKind.NAME).text());
        }
        if (enclosing > 0 && name.equals("loop")) {
            throw tokens.fail("Can't assign to special loop variable in for-loop");
        }
        return new Target.Variable(name);
    }

    private String variable() {
        Token token = tokens.current();
        boolean constant =
                token.is("true")
                        || token.is("false")
                        || token.is("none")
                        || token.is("True")
                        || token.is("False")
                        || token.is("None");
        if (constant || token.kind() != TokenKind.NAME) {
            throw tokens.fail("can't assign to '%s'".formatted(token.description()));
        }
        return tokens.take().text();
    }

    private Statement.Parameters parameters() {
        List<String> names = new ArrayList<>();
        List<Expression> defaults = new ArrayList<>();
        tokens.expect(TokenKind.LPAREN);
        while (!tokens.is(TokenKind.RPAREN)) {
            if (!names.isEmpty()) {
                tokens.expect(TokenKind.COMMA);
            }
            names.add(variable());
            if (tokens.skip(TokenKind.ASSIGN)) {
                defaults.add(expressions.expression());
            } else if (!defaults.isEmpty()) {
                throw tokens.fail("non-default argument follows default argument");
            } else if (names.getLast().equals("caller")) {
                throw tokens.fail(
                        "When defining macros or call blocks the special \"caller\" argument must"
                                + " be omitted or be given a default.");
            }
        }
        tokens.take();
        return new Statement.Parameters(List.copyOf(names), List.copyOf(defaults));
    }

    private List<Statement> functionBody(String end) {
        int outer = loops;
        loops = 0;
        List<Statement> body = wholeBody(end);
        loops = outer;
        return body;
    }

    private Statement macro(int line) {
        String name = variable();
        Statement.Parameters parameters = parameters();
        return new Statement.Macro(name, parameters, functionBody("endmacro"), line);
    }

    private Statement callBlock(int line) {
        Statement.Parameters parameters =
                tokens.is(TokenKind.LPAREN) ? parameters() : Statement.Parameters.NONE;
        if (!(expressions.expression() instanceof Expression.Call call)) {
            throw JinjaException.syntax(line, "expected call");
        }
        return new Statement.CallBlock(parameters, call, functionBody("endcall"), line);
    }

    private Statement filterBlock(int line) {
        Expression filter = expressions.filter(null);
        while (tokens.skip(TokenKind.PIPE)) {
            filter = expressions.filter(filter);
        }
        return new Statement.FilterBlock(filter, wholeBody("endfilter"), line);
    }

    private Statement with(int line) {
        List<Target> targets = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!tokens.is(TokenKind.BLOCK_END)) {
            if (!targets.isEmpty()) {
                tokens.expect(TokenKind.COMMA);
            }
            targets.add(target(false));
            tokens.expect(TokenKind.ASSIGN);
            values.add(expressions.expression());
        }
        return new Statement.With(
                List.copyOf(targets), List.copyOf(values), wholeBody("endwith"), line);
    }

    private void print(int line, List<Statement> into) {
        boolean first = true;
        while (!tokens.is(TokenKind.BLOCK_END)) {
            if (!first) {
                tokens.expect(TokenKind.COMMA);
            }
            first = false;
            into.add(new Statement.Print(expressions.expression(), line));
        }
    }

    private Statement autoescape() {
        boolean off =
                expressions.expression() instanceof Expression.Literal(var value)
                        && !value.truthy();
        if (!off) {
            throw tokens.fail("'autoescape' is not available: prompts are not HTML");
        }
        return new Statement.Scope(wholeBody("endautoescape"));
    }

    private Statement block(int line) {
        String name = tokens.expect(TokenKind.NAME).text();
        if (!blocks.add(name)) {
            throw JinjaException.syntax(line, "block '%s' defined twice".formatted(name));
        }
        boolean scoped = tokens.skip("scoped");
        tokens.skip("required");
        List<Statement> body = functionBody("endblock");
        tokens.skip(name);
        return new Statement.Block(name, body, scoped);
    }
}
