package dev.parley.router.generate.fake;

import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.structured.Constraint;
import dev.parley.api.structured.StructuredOutputBackend;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.api.text.Tokenizer;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Allows everything and remembers what it compiled.
public final class RecordingBackend implements StructuredOutputBackend {

    private final List<Constraint> compiled = new CopyOnWriteArrayList<>();

    /// What it compiled, in order.
    public List<Constraint> compiled() {
        return compiled;
    }

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public CompiledConstraint compile(Constraint constraint, Tokenizer tokenizer) {
        compiled.add(constraint);
        return Anything::new;
    }

    private static final class Anything implements TokenMatcher {

        @Override
        public void mask(long[] allowed) {
            Arrays.fill(allowed, -1L);
        }

        @Override
        public boolean accept(int token) {
            return true;
        }

        @Override
        public boolean finished() {
            return false;
        }
    }
}
