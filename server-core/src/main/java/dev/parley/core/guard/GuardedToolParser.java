package dev.parley.core.guard;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/// A tool parser until it fails; from then on all text is content, and so is what it held.
final class GuardedToolParser implements ToolParser {

    private final PluginCalls calls;
    private final FailureReport failures;
    private final OpenText open = new OpenText();
    private final Emission emission = new Emission();
    private final BitSet openCalls = new BitSet();
    private @Nullable ToolParser parser;
    private int nextIndex;

    /// @param failures told of the first failure
    GuardedToolParser(ToolParser parser, PluginCalls calls, FailureReport failures) {
        this.parser = parser;
        this.calls = calls;
        this.failures = failures;
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        ToolParser asked = parser;
        if (asked == null) {
            return content(chunk.text());
        }
        open.add(chunk);
        emission.given(chunk.text());
        return checked(() -> List.copyOf(asked.push(chunk)));
    }

    @Override
    public List<ToolEvent> finish() {
        ToolParser asked = parser;
        return asked == null ? List.of() : checked(() -> List.copyOf(asked.finish()));
    }

    private List<ToolEvent> checked(PluginCalls.Work<List<ToolEvent>> work) {
        int accepted = 0;
        List<ToolEvent> events = List.of();
        try {
            events = calls.call(work);
            for (ToolEvent event : events) {
                accept(event);
                accepted++;
            }
            return events;
        } catch (PluginFault fault) {
            failures.report(fault);
            parser = null;
            List<ToolEvent> all = new ArrayList<>(events.subList(0, accepted));
            giveUp(all);
            return List.copyOf(all);
        }
    }

    private void accept(ToolEvent event) throws PluginFault {
        switch (event) {
            case ToolEvent.Content(String text) -> {
                Emission.require(!isNull(text));
                emission.emitted(text);
                open.emitted(text);
            }
            case ToolEvent.CallStarted(int index, var id, String name) -> {
                Emission.require(!isNull(id) && !isNull(name) && index >= 0 && index <= nextIndex);
                emission.emitted(name);
                nextIndex = Math.max(nextIndex, index + 1);
                openCalls.set(index);
                open.called("");
            }
            case ToolEvent.Arguments(int index, String json) -> {
                Emission.require(!isNull(json) && index >= 0 && openCalls.get(index));
                emission.emitted(json);
                open.called(json);
            }
            case ToolEvent.CallCompleted(int index) -> {
                Emission.require(index >= 0 && index < nextIndex);
                emission.emitted("");
                openCalls.clear(index);
                open.completed();
            }
            case ToolEvent.Abandoned(int index, String text) -> {
                Emission.require(!isNull(text) && index >= 0 && index <= nextIndex);
                emission.emitted(text);
                nextIndex = Math.max(nextIndex, index + 1);
                openCalls.clear(index);
                open.emitted(text);
            }
        }
    }

    /// A stranger's events hold nulls in spite of their types.
    private static boolean isNull(@Nullable Object part) {
        return Objects.isNull(part);
    }

    private void giveUp(List<ToolEvent> events) {
        for (int index = openCalls.nextSetBit(0);
                index >= 0;
                index = openCalls.nextSetBit(index + 1)) {
            events.add(new ToolEvent.Abandoned(index, open.takeCall()));
        }
        events.addAll(content(open.takeAll().text()));
    }

    private static List<ToolEvent> content(String text) {
        return text.isEmpty() ? List.of() : List.of(new ToolEvent.Content(text));
    }
}
