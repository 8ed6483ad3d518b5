package dev.parley.structured;

import dev.parley.api.structured.Constraint;
import dev.parley.api.text.Tokenizer;
import dev.parley.structured.automaton.Budget;
import dev.parley.structured.automaton.GrammarCompiler;
import dev.parley.structured.grammar.Expr;
import dev.parley.structured.grammar.Grammar;
import dev.parley.structured.grammar.GrammarBuilder;
import dev.parley.structured.json.SchemaCompiler;
import dev.parley.structured.json.SchemaCompiler.Style;
import dev.parley.structured.match.CompiledGrammar;
import dev.parley.structured.match.Vocabulary;
import dev.parley.structured.regex.RegexParser;
import dev.parley.structured.regex.RegexParser.Dot;
import dev.parley.structured.tag.StructuralTagCompiler;
import dev.parley.structured.text.GrammarSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;

/// Compiles one constraint. Used by one thread, once.
final class ConstraintCompiler {

    private final Tokenizer tokenizer;
    private final Vocabulary vocabulary;
    private final Style style;
    private final Budget budget = new Budget();

    ConstraintCompiler(Tokenizer tokenizer, Vocabulary vocabulary, Style style) {
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
        this.style = style;
    }

    CompiledGrammar compile(Constraint constraint) {
        Grammar grammar = grammar(constraint);
        CompiledGrammar compiled =
                new CompiledGrammar(
                        GrammarCompiler.compile(grammar, vocabulary.terminals(), budget),
                        vocabulary);
        compiled.warm();
        return compiled;
    }

    private Grammar grammar(Constraint constraint) {
        return switch (constraint) {
            case Constraint.JsonSchema(var schema) -> schema(schema);
            case Constraint.JsonObject object -> anyObject();
            case Constraint.Regex(var pattern) -> Grammar.of(RegexParser.parse(pattern, Dot.ANY));
            case Constraint.Choice(var texts) -> choice(texts);
            case Constraint.Grammar(var source) -> GrammarSource.parse(source);
            case Constraint.StructuralTag(var tag) ->
                    new StructuralTagCompiler(tokenizer, style, budget).compile(tag);
        };
    }

    private static Grammar choice(List<String> texts) {
        return Grammar.of(new Expr.Choice(texts.stream().map(Expr::text).toList()));
    }

    private Grammar anyObject() {
        GrammarBuilder grammar = new GrammarBuilder();
        JsonNode all = JsonNodeFactory.instance.objectNode();
        return grammar.build(new SchemaCompiler(all, style, grammar, budget).anyObject());
    }

    private Grammar schema(JsonNode schema) {
        GrammarBuilder grammar = new GrammarBuilder();
        return grammar.build(new SchemaCompiler(schema, style, grammar, budget).compile(schema));
    }
}
