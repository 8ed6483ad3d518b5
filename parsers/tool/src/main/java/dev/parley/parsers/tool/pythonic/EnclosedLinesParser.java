package dev.parley.parsers.tool.pythonic;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;

import java.util.ArrayList;
import java.util.List;

/// Finds calls, one a line, in a complete reply: between the first pair of markers, or in a reply without markers. What
/// stands around the markers is dropped if there are calls. Belongs to one choice's thread.
final class EnclosedLinesParser implements ToolParser {

    private final StringBuilder text = new StringBuilder();
    private final PythonicFormat format;
    private final ToolParserRequest request;

    EnclosedLinesParser(PythonicFormat format, ToolParserRequest request) {
        this.format = format;
        this.request = request;
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        text.append(chunk.text());
        return List.of();
    }

    @Override
    public List<ToolEvent> finish() {
        String reply = text.toString();
        if (reply.isEmpty()) {
            return List.of();
        }
        List<ToolEvent> found = calls(lines(reply));
        return found.isEmpty() ? List.of(new ToolEvent.Content(reply)) : found;
    }

    private String lines(String reply) {
        String open = format.open().getFirst();
        int from = reply.indexOf(open);
        int to = from < 0 ? -1 : reply.indexOf(format.close().getFirst(), from);
        return to < 0 ? reply : reply.substring(from + open.length(), to);
    }

    /// The calls; none where any line is something else.
    private List<ToolEvent> calls(String lines) {
        ToolParser parser = new PythonicToolParser(format, request);
        List<ToolEvent> events = new ArrayList<>();
        for (String part :
                List.of(format.open().getFirst(), lines.strip(), format.close().getFirst())) {
            events.addAll(parser.push(TextChunk.of(part)));
        }
        events.addAll(parser.finish());
        boolean sound =
                events.stream()
                        .noneMatch(
                                event ->
                                        event instanceof ToolEvent.Content
                                                || event instanceof ToolEvent.Abandoned);
        return sound ? events : List.of();
    }
}
