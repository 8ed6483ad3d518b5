package dev.parley.router.generate.forced;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes the whole text for the arguments of one call whose function is known.
final class ForcedArguments implements ToolParser {

    private final String function;
    private final StringBuilder text = new StringBuilder();
    private final JsonDepth json = new JsonDepth();

    ForcedArguments(String function) {
        this.function = function;
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        if (chunk.isEmpty()) {
            return List.of();
        }
        List<ToolEvent> events = new ArrayList<>();
        if (text.isEmpty()) {
            events.add(new ToolEvent.CallStarted(0, Optional.empty(), function));
        }
        text.append(chunk.text());
        chunk.text().chars().forEach(c -> json.push((char) c));
        events.add(new ToolEvent.Arguments(0, chunk.text()));
        return events;
    }

    @Override
    public List<ToolEvent> finish() {
        if (text.isEmpty()) {
            return List.of();
        }
        return json.begun() && json.closed() && text.toString().stripLeading().startsWith("{")
                ? List.of(new ToolEvent.CallCompleted(0))
                : List.of(new ToolEvent.Abandoned(0, text.toString()));
    }
}
