package dev.parley.core.guard;

import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.text.TextChunk;

import java.util.List;

/// A reasoning parser until it fails; from then on all text is content, and so is what it held.
final class GuardedReasoningParser implements ReasoningParser {

    private final GuardedReading<ReasoningParser, ReasoningEvent> reading;
    private boolean ended;
    private int reasoned;

    /// @param failures told of the first failure
    GuardedReasoningParser(ReasoningParser parser, PluginCalls calls, FailureReport failures) {
        reading = new GuardedReading<>(parser, calls, failures, new Judge());
    }

    @Override
    public List<ReasoningEvent> push(TextChunk chunk) {
        return reading.push(chunk, parser -> parser.push(chunk));
    }

    @Override
    public List<ReasoningEvent> finish() {
        return reading.finish(ReasoningParser::finish);
    }

    @Override
    public int preamble() {
        return reading.number(ReasoningParser::preamble, reasoned);
    }

    /// Keeps account of the events.
    private final class Judge implements GuardedReading.Judge<ReasoningEvent> {

        @Override
        public void accept(ReasoningEvent event, Emission emission, OpenText open)
                throws PluginFault {
            switch (event) {
                case ReasoningEvent.Reasoning(String text) -> {
                    Emission.require(!GuardedReading.isNull(text));
                    emission.emitted(text);
                    open.emitted(text);
                    reasoned += text.length();
                }
                case ReasoningEvent.Ended() -> {
                    emission.emitted("");
                    ended = true;
                }
                case ReasoningEvent.Content(TextChunk chunk) -> {
                    Emission.require(
                            !GuardedReading.isNull(chunk)
                                    && !GuardedReading.isNull(chunk.text())
                                    && !GuardedReading.isNull(chunk.marks()));
                    emission.emitted(chunk.text());
                    open.emitted(chunk.text());
                    ended = true;
                }
            }
        }

        @Override
        public void giveUp(List<ReasoningEvent> events, OpenText open) {
            if (!ended) {
                events.add(new ReasoningEvent.Ended());
            }
            events.addAll(content(open.takeAll()));
        }

        @Override
        public List<ReasoningEvent> content(TextChunk chunk) {
            return chunk.isEmpty() ? List.of() : List.of(new ReasoningEvent.Content(chunk));
        }
    }
}
