package dev.parley.parsers.tool.marked;

import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.marked.MarkedFormat.Failure;
import dev.parley.parsers.tool.marked.MarkedFormat.Rules;

import java.util.List;

/// Text outside calls: what is shown of it, and when.
final class OutsideText {

    private final Rules rules;
    private final Delivery delivery;
    private final LeadText lead;

    /// Text behind a call that is content if all calls prove good; otherwise the raw text has it in its place.
    private final StringBuilder waiting = new StringBuilder();

    OutsideText(Rules rules, Delivery delivery) {
        this.rules = rules;
        this.delivery = delivery;
        lead = new LeadText(rules.lead(), delivery);
    }

    /// Text before the first call.
    void before(String text, List<ToolEvent> events) {
        lead.add(text, events);
    }

    /// The first call follows.
    void beforeCall(List<ToolEvent> events) {
        lead.beforeCall(events);
    }

    /// What was dropped of the text before the first call, once.
    String takeDropped() {
        return lead.takeDropped();
    }

    /// Text behind the first call.
    ///
    /// @param raw the text that a reply whose calls prove malformed shows
    void behind(String text, StringBuilder raw, List<ToolEvent> events) {
        boolean shown =
                switch (rules.aside()) {
                    case DROPPED -> false;
                    case CONTENT -> true;
                    case STREAMED_ONLY -> delivery == Delivery.STREAMED;
                };
        if (shown && delivery == Delivery.WHOLE && rules.failure() == Failure.ALL_CONTENT) {
            raw.append(text);
            waiting.append(text);
        } else if (shown) {
            events.add(new ToolEvent.Content(text));
        } else {
            raw.append(text);
        }
    }

    /// The text has ended without a call.
    void finishWithoutCall(List<ToolEvent> events) {
        lead.finish(events);
    }

    /// The text has ended, and its calls are good.
    void finishBehindCalls(List<ToolEvent> events) {
        if (!waiting.isEmpty()) {
            events.add(new ToolEvent.Content(waiting.toString()));
        }
    }
}
