package dev.parley.engine.onnx.sample;

import dev.parley.api.engine.SamplingParams.Thinking;
import dev.parley.engine.onnx.kv.TokenHistory;

/// Counts the tokens of a reasoning block and forces its end once the budget is used up. A block begins
/// with its start marker, in the prompt or the output; after its end the next one counts anew.
final class ThinkingRule {

    private static final float CERTAIN = 1e9f;

    private final int budget;
    private final int[] start;
    private final int[] end;
    private final int[] closing;
    private final TokenHistory tokens;
    private State state = State.OUTSIDE;
    private int counted;
    private int closed;

    private enum State {
        OUTSIDE,
        INSIDE,
        CLOSING
    }

    /// @param tokens the prompt so far; the output is appended to it
    ThinkingRule(Thinking thinking, TokenHistory tokens) {
        budget = thinking.budget();
        start = Ids.array(thinking.start());
        end = Ids.array(thinking.end());
        closing = Ids.array(thinking.closing());
        this.tokens = tokens;
        readPrompt();
    }

    /// Makes the next token of the closing certain, when it is time for it.
    void apply(float[] row) {
        if (state == State.CLOSING) {
            row[closing[closed]] = CERTAIN;
        }
    }

    /// Whether a row that a constraint masked refuses the token that is to be forced.
    boolean refuses(float[] row) {
        return state == State.CLOSING && row[closing[closed]] == Float.NEGATIVE_INFINITY;
    }

    /// Notes the token that was chosen; it is not part of the history yet.
    void chosen(int token) {
        switch (state) {
            case OUTSIDE -> {
                if (completes(start, token)) {
                    enter(0);
                }
            }
            case INSIDE -> {
                counted++;
                if (completes(end, token)) {
                    state = State.OUTSIDE;
                } else if (counted >= budget) {
                    close();
                }
            }
            case CLOSING -> {
                if (token == closing[closed] && ++closed == closing.length) {
                    state = State.OUTSIDE;
                }
            }
        }
    }

    private boolean completes(int[] marker, int token) {
        return marker[marker.length - 1] == token && tokens.endsWith(marker, marker.length - 1);
    }

    private void readPrompt() {
        int lastStart = last(start);
        if (lastStart > last(end)) {
            enter(tokens.length() - lastStart);
        }
    }

    /// The position behind the last such marker; 0 without one.
    private int last(int[] marker) {
        for (int position = tokens.length(); position >= marker.length; position--) {
            if (tokens.endsWith(position, marker, marker.length)) {
                return position;
            }
        }
        return 0;
    }

    private void enter(int count) {
        counted = count;
        state = State.INSIDE;
        if (counted >= budget) {
            close();
        }
    }

    private void close() {
        closed = 0;
        state = State.CLOSING;
    }
}
