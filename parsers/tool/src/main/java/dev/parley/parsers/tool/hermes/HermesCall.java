package dev.parley.parsers.tool.hermes;

import dev.parley.api.tool.ToolEvent;
import dev.parley.parsers.tool.json.JsonObjectScanner;
import dev.parley.parsers.tool.json.JsonText;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One call's JSON object. Arguments are passed on as they arrive; where they come before the name
/// they wait for it. Of members that appear twice the first counts.
final class HermesCall implements JsonObjectScanner.Sink {

    private enum Member {
        ABSENT,
        OPEN,
        DONE
    }

    private final int index;
    private final JsonObjectScanner scanner = new JsonObjectScanner(this);
    private final StringBuilder quotedName = new StringBuilder();
    private final StringBuilder waitingArguments = new StringBuilder();
    private final List<ToolEvent> events = new ArrayList<>();
    private Member name = Member.ABSENT;
    private Member arguments = Member.ABSENT;
    private boolean started;

    /// @param index the call's number once it starts
    HermesCall(int index) {
        this.index = index;
    }

    void push(String text, List<ToolEvent> into) {
        scanner.push(text);
        into.addAll(events);
        events.clear();
    }

    int index() {
        return index;
    }

    /// Whether [ToolEvent.CallStarted] was given.
    boolean isStarted() {
        return started;
    }

    boolean isInString() {
        return scanner.isInString();
    }

    /// Whether what came is one object with a name and arguments.
    boolean isWhole() {
        return scanner.isWhole() && started && arguments == Member.DONE;
    }

    @Override
    public void value(String key, String json) {
        if (key.equals("name") && name != Member.DONE) {
            name = Member.OPEN;
            quotedName.append(json);
        } else if (key.equals("arguments") && arguments != Member.DONE) {
            arguments = Member.OPEN;
            argumentText(json);
        }
    }

    @Override
    public void valueEnd(String key) {
        if (key.equals("name") && name != Member.DONE) {
            name = Member.DONE;
            start();
        } else if (key.equals("arguments")) {
            arguments = Member.DONE;
        }
    }

    private void argumentText(String json) {
        if (started) {
            events.add(new ToolEvent.Arguments(index, json));
        } else {
            waitingArguments.append(json);
        }
    }

    private void start() {
        if (quotedName.charAt(0) != '"') {
            return;
        }
        started = true;
        events.add(
                new ToolEvent.CallStarted(
                        index, Optional.empty(), JsonText.unquote(quotedName.toString())));
        if (!waitingArguments.isEmpty()) {
            events.add(new ToolEvent.Arguments(index, waitingArguments.toString()));
        }
    }
}
