package dev.parley.core.guard;

import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.text.TextChunk;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A reasoning parser until it fails; from then on all text is content, and so is what it held.
final class GuardedReasoningParser implements ReasoningParser {

    private final PluginCalls calls;
    private final FailureReport failures;
    private final OpenText open = new OpenText();
    private final Emission emission = new Emission();
    private @Nullable ReasoningParser parser;
    private boolean ended;
    private int reasoned;

    /// @param failures told of the first failure
    GuardedReasoningParser(ReasoningParser parser, PluginCalls calls, FailureReport failures) {
        this.parser = parser;
        this.calls = calls;
        this.failures = failures;
    }

    @Override
    public List<ReasoningEvent> push(TextChunk chunk) {
        ReasoningParser asked = parser;
        if (asked == null) {
            return content(chunk);
        }
        open.add(chunk);
        emission.given(chunk.text());
        return checked(() -> List.copyOf(asked.push(chunk)));
    }

    @Override
    public List<ReasoningEvent> finish() {
        ReasoningParser asked = parser;
        return asked == null ? List.of() : checked(() -> List.copyOf(asked.finish()));
    }

    @Override
    public int preamble() {
        ReasoningParser asked = parser;
        if (asked == null) {
            return 0;
        }
        try {
            int preamble = calls.call(asked::preamble);
            Emission.require(preamble >= 0 && preamble <= reasoned);
            return preamble;
        } catch (PluginFault fault) {
            failures.report(fault);
            return 0;
        }
    }

    private List<ReasoningEvent> checked(PluginCalls.Work<List<ReasoningEvent>> work) {
        int accepted = 0;
        List<ReasoningEvent> events = List.of();
        try {
            events = calls.call(work);
            for (ReasoningEvent event : events) {
                accept(event);
                accepted++;
            }
            return events;
        } catch (PluginFault fault) {
            failures.report(fault);
            parser = null;
            List<ReasoningEvent> all = new ArrayList<>(events.subList(0, accepted));
            giveUp(all);
            return List.copyOf(all);
        }
    }

    private void accept(ReasoningEvent event) throws PluginFault {
        switch (event) {
            case ReasoningEvent.Reasoning(String text) -> {
                Emission.require(!isNull(text));
                emission.emitted(text);
                open.emitted(text);
                reasoned += text.length();
            }
            case ReasoningEvent.Ended() -> {
                emission.emitted("");
                ended = true;
            }
            case ReasoningEvent.Content(TextChunk chunk) -> {
                Emission.require(!isNull(chunk) && !isNull(chunk.text()) && !isNull(chunk.marks()));
                emission.emitted(chunk.text());
                open.emitted(chunk.text());
                ended = true;
            }
        }
    }

    /// A stranger's events hold nulls in spite of their types.
    private static boolean isNull(@Nullable Object part) {
        return Objects.isNull(part);
    }

    private void giveUp(List<ReasoningEvent> events) {
        if (!ended) {
            events.add(new ReasoningEvent.Ended());
        }
        events.addAll(content(open.takeAll()));
    }

    private static List<ReasoningEvent> content(TextChunk chunk) {
        return chunk.isEmpty() ? List.of() : List.of(new ReasoningEvent.Content(chunk));
    }
}
