package dev.parley.parsers.tool.marked;

import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import java.util.List;

/// Content before the first call, of which some is held back until it is known whether a call
/// follows.
final class LeadText {

    private final MarkedFormat.Lead rule;
    private final Delivery delivery;
    private final StringBuilder held = new StringBuilder();
    private String dropped = "";
    private boolean blank = true;

    LeadText(MarkedFormat.Lead rule, Delivery delivery) {
        this.rule = rule;
        this.delivery = delivery;
    }

    void add(String text, List<ToolEvent> events) {
        blank &= text.isBlank();
        int end = free(text);
        if (end > 0) {
            events.add(new ToolEvent.Content(held + text.substring(0, end)));
            held.setLength(0);
        }
        held.append(text, end, text.length());
    }

    /// A call follows.
    void beforeCall(List<ToolEvent> events) {
        String all = held.toString();
        String shown = shown(all);
        dropped = shown.isEmpty() ? all : "";
        held.setLength(0);
        if (!shown.isEmpty()) {
            events.add(new ToolEvent.Content(shown));
        }
    }

    /// No call followed.
    void finish(List<ToolEvent> events) {
        if (!held.isEmpty()) {
            events.add(new ToolEvent.Content(held.toString()));
            held.setLength(0);
        }
    }

    /// What [#beforeCall] dropped, once; empty where it showed some.
    String takeDropped() {
        String text = dropped;
        dropped = "";
        return text;
    }

    private String shown(String text) {
        return rule == MarkedFormat.Lead.TRIMMED_WHEN_COMPLETE ? text.strip() : "";
    }

    /// How many characters of the text, and with any all of `held`, are content whatever follows.
    private int free(String text) {
        return switch (rule) {
            case VERBATIM -> text.length();
            case NOT_BLANK -> blank ? 0 : text.length();
            case NO_LAST_BREAKS -> withoutLast(text, "\n");
            case NO_LAST_BLANKS -> withoutLast(text, " \t\r\n");
            case TRIMMED_WHEN_COMPLETE -> delivery == Delivery.WHOLE || blank ? 0 : text.length();
            case STREAMED_ONLY -> delivery == Delivery.WHOLE ? 0 : text.length();
        };
    }

    private static int withoutLast(String text, String characters) {
        int end = text.length();
        while (end > 0 && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }
}
