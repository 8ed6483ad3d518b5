package dev.parley.structured;

import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.structured.Constraint;
import dev.parley.api.structured.StructuredOutputBackend;
import dev.parley.api.text.Tokenizer;
import dev.parley.structured.automaton.RecentlyUsed;
import dev.parley.structured.json.SchemaCompiler.OtherMembers;
import dev.parley.structured.json.SchemaCompiler.Style;
import dev.parley.structured.json.Whitespace;
import dev.parley.structured.match.CompiledGrammar;
import dev.parley.structured.match.Vocabulary;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// The backend `parley`: every kind of constraint, on byte automata of its own. Safe on any thread.
public final class ParleyBackend implements StructuredOutputBackend {

    private final Style style;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Tokenizer, Compiled> compiled = new WeakHashMap<>();

    /// The backend with vLLM's defaults.
    public ParleyBackend() {
        this(Style.STANDARD);
    }

    private ParleyBackend(Style style) {
        this.style = style;
    }

    /// What was compiled for one tokenizer.
    private record Compiled(
            Vocabulary vocabulary, RecentlyUsed<Constraint, CompiledGrammar> grammars) {

        private static final int MOST = 48;

        Compiled(Vocabulary vocabulary) {
            this(vocabulary, new RecentlyUsed<>(MOST));
        }
    }

    @Override
    public String name() {
        return "parley";
    }

    @Override
    public StructuredOutputBackend with(JsonNode settings) {
        boolean dense = settings.path("disable_any_whitespace").asBoolean(false);
        boolean closed = settings.path("disable_additional_properties").asBoolean(false);
        return new ParleyBackend(
                new Style(
                        dense ? Whitespace.NONE : Whitespace.FREE,
                        closed ? OtherMembers.NEVER : OtherMembers.OF_BARE_OBJECTS));
    }

    @Override
    public CompiledConstraint compile(Constraint constraint, Tokenizer tokenizer) {
        Compiled known = of(tokenizer);
        return known.grammars()
                .find(constraint)
                .orElseGet(
                        () ->
                                known.grammars()
                                        .keep(
                                                constraint,
                                                new ConstraintCompiler(
                                                                tokenizer,
                                                                known.vocabulary(),
                                                                style)
                                                        .compile(constraint)));
    }

    private Compiled of(Tokenizer tokenizer) {
        lock.lock();
        try {
            return compiled.computeIfAbsent(tokenizer, key -> new Compiled(Vocabulary.of(key)));
        } finally {
            lock.unlock();
        }
    }
}
