package dev.parley.structured;

import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.structured.Constraint;
import dev.parley.api.structured.StructuredOutputBackend;
import dev.parley.api.text.Tokenizer;
import dev.parley.structured.json.SchemaCompiler.Style;
import dev.parley.structured.match.CompiledGrammar;
import dev.parley.structured.match.Vocabulary;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;

/// The backend `parley`: every kind of constraint, on byte automata of its own. Safe on any thread.
public final class ParleyBackend implements StructuredOutputBackend {

    private final Map<Tokenizer, Compiled> compiled = new WeakHashMap<>();

    /// What was compiled for one tokenizer, the longest unused first.
    private static final class Compiled {

        private static final int MOST = 48;

        private final Vocabulary vocabulary;
        private final Map<Constraint, CompiledGrammar> grammars =
                new LinkedHashMap<>(16, 0.75f, true) {

                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(
                            Map.Entry<Constraint, CompiledGrammar> eldest) {
                        return size() > MOST;
                    }
                };

        Compiled(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
        }
    }

    @Override
    public String name() {
        return "parley";
    }

    @Override
    public CompiledConstraint compile(Constraint constraint, Tokenizer tokenizer) {
        Compiled known = of(tokenizer);
        synchronized (known) {
            CompiledGrammar earlier = known.grammars.get(constraint);
            if (earlier != null) {
                return earlier;
            }
        }
        CompiledGrammar grammar =
                new ConstraintCompiler(tokenizer, known.vocabulary, Style.STANDARD).compile(constraint);
        synchronized (known) {
            known.grammars.put(constraint, grammar);
        }
        return grammar;
    }

    private synchronized Compiled of(Tokenizer tokenizer) {
        return compiled.computeIfAbsent(tokenizer, key -> new Compiled(Vocabulary.of(key)));
    }
}
