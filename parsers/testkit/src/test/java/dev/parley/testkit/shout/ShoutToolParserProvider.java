package dev.parley.testkit.shout;

import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Calls without arguments, as in `Well. !NAME!`, one to a pair of marks.
///
/// @param flaw what it does wrong
public record ShoutToolParserProvider(Flaw flaw) implements ToolParserProvider {

    /// What is wrong with a parser.
    public enum Flaw {
        /// Nothing.
        NONE,
        /// It throws at a question mark.
        THROWS,
        /// It looks at every piece on its own.
        DEPENDS_ON_THE_CUT,
        /// It completes calls with arguments that are no JSON.
        BREAKS_JSON,
        /// It repeats content.
        REPEATS,
        /// It adds a sign at the end.
        ADDS,
        /// It swallows what is no call.
        SWALLOWS
    }

    @Override
    public String name() {
        return "shout";
    }

    @Override
    public List<String> aliases() {
        return List.of("loud");
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new Shout(flaw);
    }

    /// The parser.
    private static final class Shout implements ToolParser {

        private final Flaw flaw;
        private final MarkerScanner scanner = MarkerScanner.of(List.of("!"));
        private final StringBuilder name = new StringBuilder();
        private boolean inside;
        private int calls;

        private Shout(Flaw flaw) {
            this.flaw = flaw;
        }

        @Override
        public List<ToolEvent> push(TextChunk chunk) {
            List<ToolEvent> events = new ArrayList<>();
            if (flaw == Flaw.DEPENDS_ON_THE_CUT) {
                inside = false;
                name.setLength(0);
            }
            if (flaw == Flaw.THROWS && chunk.text().contains("?")) {
                throw new IllegalStateException("no questions");
            }
            scanner.push(chunk).forEach(piece -> take(piece, events));
            return events;
        }

        @Override
        public List<ToolEvent> finish() {
            List<ToolEvent> events = new ArrayList<>();
            scanner.finish().forEach(piece -> take(piece, events));
            if (inside) {
                events.add(new ToolEvent.Abandoned(calls, "!" + name));
            }
            if (flaw == Flaw.ADDS) {
                events.add(new ToolEvent.Content("~"));
            }
            return events;
        }

        private void take(MarkerScanner.Piece piece, List<ToolEvent> events) {
            switch (piece) {
                case MarkerScanner.Piece.Text(TextChunk text) -> text(text.text(), events);
                case MarkerScanner.Piece.Marker _ -> mark(events);
            }
        }

        private void text(String text, List<ToolEvent> events) {
            if (inside) {
                name.append(text);
            } else if (flaw != Flaw.SWALLOWS) {
                events.add(new ToolEvent.Content(flaw == Flaw.REPEATS ? text + text : text));
            }
        }

        private void mark(List<ToolEvent> events) {
            inside = !inside;
            if (inside) {
                return;
            }
            if (name.isEmpty()) {
                events.add(new ToolEvent.Content("!!"));
                return;
            }
            events.add(new ToolEvent.CallStarted(calls, Optional.empty(), name.toString()));
            events.add(new ToolEvent.Arguments(calls, flaw == Flaw.BREAKS_JSON ? "{" : "{}"));
            events.add(new ToolEvent.CallCompleted(calls));
            calls++;
            name.setLength(0);
        }
    }
}
