package dev.parley.testkit.vector;

import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParserProvider;

import java.util.List;

/// Feeds a tool parser.
record ToolAttempt(ParserVector vector, Mode mode, ToolParserProvider provider) implements Attempt {

    @Override
    public List<Difference> differences(Cut cut) {
        Expectation expectation = new Expectation(vector);
        List<ToolEvent> events = events(cut);
        EventOrder.violations(events)
                .forEach(broken -> expectation.same("events", "well formed", broken));
        expectation.compare(ToolReply.of(events, mode));
        return expectation.differences();
    }

    @Override
    public String shown(Cut cut) {
        return ReplyText.of(ToolReply.of(events(cut), mode));
    }

    private List<ToolEvent> events(Cut cut) {
        return ToolReply.events(provider.create(vector.toolRequest(mode)), cut);
    }
}
