package dev.parley.parsers.tool.header;

import dev.parley.api.tool.ToolEvent;
import dev.parley.parsers.tool.json.JsonScanner;

import java.util.List;

/// Arguments that end where a marker says so. Passes them on as they were written, without blanks
/// at either end; no text at all is an empty object.
public final class ArgumentText {

    private static final String BLANKS = " \t\r\n";

    private final int index;
    private final String ignored;
    private final JsonScanner scanner = new JsonScanner();

    /// Blanks at the end so far.
    private final StringBuilder held = new StringBuilder();

    private boolean empty = true;
    private boolean object;

    /// @param index the call's number
    /// @param ignored characters that count as blanks at the end
    public ArgumentText(int index, String ignored) {
        this.index = index;
        this.ignored = BLANKS + ignored;
    }

    /// Takes more text.
    public void add(String text, List<ToolEvent> events) {
        int end = text.length();
        while (end > 0 && ignored.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end > 0) {
            String all = held + text.substring(0, end);
            held.setLength(0);
            give(empty ? all.stripLeading() : all, events);
        }
        held.append(text, end, text.length());
    }

    /// The arguments have ended. A call whose arguments are no JSON object is not completed.
    public void end(List<ToolEvent> events) {
        if (empty) {
            give("{}", events);
        }
        if (object && scanner.isWhole()) {
            events.add(new ToolEvent.CallCompleted(index));
        }
    }

    private void give(String text, List<ToolEvent> events) {
        object |= empty && text.charAt(0) == '{';
        empty = false;
        for (int i = 0; i < text.length(); i++) {
            scanner.push(text.charAt(i));
        }
        events.add(new ToolEvent.Arguments(index, text));
    }
}
