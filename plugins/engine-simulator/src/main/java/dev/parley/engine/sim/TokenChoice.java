package dev.parley.engine.sim;

import dev.parley.api.engine.SamplingParams;

import java.util.List;
import java.util.OptionalInt;

/// Chooses the tokens of one sequence: the text's, as far as the request lets them come. Belongs to the
/// pacing thread once the request is queued.
final class TokenChoice {

    /// Most tokens of the text in a row before a grammar's own tokens get their turn.
    private static final int LONGEST_RUN = 4;

    private final Source source;
    private final AllowedTokens allowed;
    private final List<Integer> ends;
    private final List<Integer> stops;
    private final List<Integer> masked;
    private final int minTokens;
    private long position;
    private int run;
    private int token;

    /// What all sequences of an engine choose from.
    ///
    /// @param text what they say
    /// @param preferences what they say where a grammar refuses the text
    /// @param vocabulary ids run from 0 to this, exclusive
    /// @param length tokens after which a text ends by itself
    record Source(SourceText text, Preferences preferences, int vocabulary, OptionalInt length) {}

    /// @param seed says at which line it begins; greedy ones begin at the first
    TokenChoice(Source source, SamplingParams sampling, AllowedTokens allowed, long seed) {
        this.source = source;
        this.allowed = allowed;
        ends = sampling.endTokens();
        stops = sampling.stopTokenIds();
        masked = sampling.maskedUntilMinTokens();
        minTokens = sampling.minTokens();
        position = sampling.greedy() ? 0 : source.text().lineStart(seed);
    }

    /// Chooses the next token.
    ///
    /// @param outputLength tokens before it
    /// @return false when none may come
    boolean advance(int outputLength) {
        boolean mayEnd = outputLength >= minTokens;
        boolean over = outputLength + 1 >= source.length().orElse(Integer.MAX_VALUE);
        if (allowed.everything()) {
            token = over && mayEnd && !ends.isEmpty() ? ends.getFirst() : nextOfText(mayEnd);
            return true;
        }
        allowed.refresh();
        if (!mayEnd && !allowed.constrained()) {
            ends.forEach(allowed::refuse);
            stops.forEach(allowed::refuse);
            masked.forEach(allowed::refuse);
        }
        token = allowed.constrained() ? constrained(over) : listed(over);
        return token < source.vocabulary() && allowed.accept(token);
    }

    /// The last one chosen.
    int token() {
        return token;
    }

    /// What else could have come.
    AllowedTokens allowed() {
        return allowed;
    }

    /// Ids run from 0 to this, exclusive.
    int vocabulary() {
        return source.vocabulary();
    }

    private int nextOfText(boolean mayEnd) {
        SourceText text = source.text();
        for (int tries = 0; tries < text.length(); tries++) {
            int next = text.token(position++);
            if (mayEnd || !endsText(next)) {
                return next;
            }
        }
        return text.token(position++);
    }

    private boolean endsText(int id) {
        return ends.contains(id) || stops.contains(id) || masked.contains(id);
    }

    private int listed(boolean over) {
        if (over && canEnd()) {
            return ends.getFirst();
        }
        SourceText text = source.text();
        for (int tries = 0; tries < text.length(); tries++) {
            int next = text.token(position++);
            if (allowed.test(next)) {
                return next;
            }
        }
        return source.preferences().best(allowed, token, source.vocabulary());
    }

    private int constrained(boolean over) {
        if (canEnd() && (over || allowed.complete())) {
            return ends.getFirst();
        }
        int next = source.text().token(position);
        if (run < LONGEST_RUN && allowed.test(next)) {
            run++;
            position++;
            return next;
        }
        run = 0;
        return canEnd()
                ? ends.getFirst()
                : source.preferences().best(allowed, token, source.vocabulary());
    }

    private boolean canEnd() {
        return !ends.isEmpty() && allowed.test(ends.getFirst());
    }
}
