package dev.parley.parsers.tool.call;

import dev.parley.api.tool.ToolEvent;

import java.util.ArrayList;
import java.util.List;

/// Remembers the text of calls for a format in which one bad call makes all of them content.
public final class RawCalls {

    private final StringBuilder raw = new StringBuilder();
    private final List<Integer> starts = new ArrayList<>();
    private int callStart;

    /// Adds text, from the first that may belong to a call.
    public void append(String text) {
        raw.append(text);
    }

    /// All text so far.
    public String text() {
        return raw.toString();
    }

    /// How many calls have been reported.
    public int calls() {
        return starts.size();
    }

    /// Whether there is no text.
    public boolean isEmpty() {
        return raw.isEmpty();
    }

    /// A call may begin where the text added last began.
    ///
    /// @param length of that text
    public void open(int length) {
        callStart = raw.length() - length;
    }

    /// The call that was opened last has been reported.
    public void started() {
        starts.add(callStart);
    }

    /// Shares the text out among the reported calls. Where none was, call 0 takes all.
    public void abandon(List<ToolEvent> events) {
        int last = Math.max(0, starts.size() - 1);
        int from = 0;
        for (int index = 0; index < last; index++) {
            int end = starts.get(index + 1);
            events.add(new ToolEvent.Abandoned(index, raw.substring(from, end)));
            from = end;
        }
        events.add(new ToolEvent.Abandoned(last, raw.substring(from)));
    }
}
