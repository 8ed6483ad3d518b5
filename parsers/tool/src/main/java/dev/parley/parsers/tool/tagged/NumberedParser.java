package dev.parley.parsers.tool.tagged;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Gives calls ids of the form `call_0_` and 32 hexadecimal digits, as two formats are answered in.
record NumberedParser(ToolParser parser) implements ToolParser {

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        return numbered(parser.push(chunk));
    }

    @Override
    public List<ToolEvent> finish() {
        return numbered(parser.finish());
    }

    private static List<ToolEvent> numbered(List<ToolEvent> events) {
        return events.stream().map(NumberedParser::numbered).toList();
    }

    private static ToolEvent numbered(ToolEvent event) {
        if (!(event instanceof ToolEvent.CallStarted(int index, Optional<String> _, String name))) {
            return event;
        }
        String digits = UUID.randomUUID().toString().replace("-", "");
        return new ToolEvent.CallStarted(index, Optional.of("call_" + index + "_" + digits), name);
    }
}
