package dev.parley.core.guard;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;

import java.util.BitSet;
import java.util.List;

/// A tool parser until it fails; from then on all text is content, and so is what it held.
final class GuardedToolParser implements ToolParser {

    private final GuardedReading<ToolParser, ToolEvent> reading;
    private final BitSet openCalls = new BitSet();
    private int nextIndex;

    /// @param failures told of the first failure
    GuardedToolParser(ToolParser parser, PluginCalls calls, FailureReport failures) {
        reading = new GuardedReading<>(parser, calls, failures, new Judge());
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        return reading.push(chunk, parser -> parser.push(chunk));
    }

    @Override
    public List<ToolEvent> finish() {
        return reading.finish(ToolParser::finish);
    }

    /// Keeps account of the events.
    private final class Judge implements GuardedReading.Judge<ToolEvent> {

        @Override
        public void accept(ToolEvent event, Emission emission, OpenText open) throws PluginFault {
            switch (event) {
                case ToolEvent.Content(String text) -> {
                    Emission.require(!GuardedReading.isNull(text));
                    emission.emitted(text);
                    open.emitted(text);
                }
                case ToolEvent.CallStarted(int index, var id, String name) -> {
                    Emission.require(
                            !GuardedReading.isNull(id)
                                    && !GuardedReading.isNull(name)
                                    && index >= 0
                                    && index <= nextIndex);
                    emission.emitted(name);
                    nextIndex = Math.max(nextIndex, index + 1);
                    openCalls.set(index);
                    open.called("");
                }
                case ToolEvent.Arguments(int index, String json) -> {
                    Emission.require(
                            !GuardedReading.isNull(json) && index >= 0 && openCalls.get(index));
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
                    Emission.require(
                            !GuardedReading.isNull(text) && index >= 0 && index <= nextIndex);
                    emission.emitted(text);
                    nextIndex = Math.max(nextIndex, index + 1);
                    openCalls.clear(index);
                    open.emitted(text);
                }
            }
        }

        @Override
        public void giveUp(List<ToolEvent> events, OpenText open) {
            for (int index = openCalls.nextSetBit(0);
                    index >= 0;
                    index = openCalls.nextSetBit(index + 1)) {
                events.add(new ToolEvent.Abandoned(index, open.takeCall()));
            }
            events.addAll(content(open.takeAll()));
        }

        @Override
        public List<ToolEvent> content(TextChunk chunk) {
            return chunk.isEmpty() ? List.of() : List.of(new ToolEvent.Content(chunk.text()));
        }
    }
}
