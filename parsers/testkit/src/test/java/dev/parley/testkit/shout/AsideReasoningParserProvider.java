package dev.parley.testkit.shout;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.TextChunk;
import dev.parley.api.text.Tokenizer;

import java.util.ArrayList;
import java.util.List;

/// Reasoning in parentheses.
///
/// @param flaw what it does wrong
public record AsideReasoningParserProvider(Flaw flaw) implements ReasoningParserProvider {

    /// What is wrong with a parser.
    public enum Flaw {
        /// Nothing.
        NONE,
        /// It throws at the end.
        THROWS,
        /// It repeats reasoning.
        REPEATS,
        /// It adds a sign at the end.
        ADDS,
        /// It sends events without text.
        SENDS_EMPTY_EVENTS,
        /// It puts a dash wherever a piece ends.
        DEPENDS_ON_THE_CUT,
        /// It leaves out more than there is.
        LEAVES_OUT_TOO_MUCH
    }

    @Override
    public String name() {
        return "aside";
    }

    @Override
    public PromptState inspect(int[] prompt, Tokenizer tokenizer) {
        return PromptState.UNMARKED;
    }

    @Override
    public ReasoningParser create(ReasoningRequest request) {
        return new Aside(flaw, request.prompt() == PromptState.OPEN);
    }

    @Override
    public int reasoningTokens(int[] output, PromptState prompt, Tokenizer tokenizer) {
        return 0;
    }

    /// The parser.
    private static final class Aside implements ReasoningParser {

        private final Flaw flaw;
        private final MarkerScanner scanner = MarkerScanner.of(List.of("(", ")"));
        private boolean inside;
        private boolean ended;

        private Aside(Flaw flaw, boolean inside) {
            this.flaw = flaw;
            this.inside = inside;
        }

        @Override
        public List<ReasoningEvent> push(TextChunk chunk) {
            List<ReasoningEvent> events = new ArrayList<>();
            scanner.push(chunk).forEach(piece -> take(piece, events));
            if (flaw == Flaw.SENDS_EMPTY_EVENTS) {
                events.add(new ReasoningEvent.Reasoning(""));
            }
            return events;
        }

        @Override
        public List<ReasoningEvent> finish() {
            if (flaw == Flaw.THROWS) {
                throw new IllegalStateException("no end");
            }
            List<ReasoningEvent> events = new ArrayList<>();
            scanner.finish().forEach(piece -> take(piece, events));
            if (flaw == Flaw.ADDS) {
                events.add(new ReasoningEvent.Content(TextChunk.of("~")));
            }
            return events;
        }

        @Override
        public int preamble() {
            return flaw == Flaw.LEAVES_OUT_TOO_MUCH ? Integer.MAX_VALUE : 0;
        }

        private void take(MarkerScanner.Piece piece, List<ReasoningEvent> events) {
            switch (piece) {
                case MarkerScanner.Piece.Text(TextChunk text) when inside -> {
                    String more = flaw == Flaw.REPEATS ? text.text().repeat(2) : text.text();
                    events.add(
                            new ReasoningEvent.Reasoning(
                                    flaw == Flaw.DEPENDS_ON_THE_CUT
                                            ? more.substring(1) + " "
                                            : more));
                }
                case MarkerScanner.Piece.Text(TextChunk text) ->
                        events.add(new ReasoningEvent.Content(text));
                case MarkerScanner.Piece.Marker(int index, var _) -> {
                    if (inside && index == 1 && !ended) {
                        ended = true;
                        events.add(new ReasoningEvent.Ended());
                    }
                    inside = index == 0;
                }
            }
        }
    }
}
