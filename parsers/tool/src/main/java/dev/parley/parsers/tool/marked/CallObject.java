package dev.parley.parsers.tool.marked;

import dev.parley.api.tool.ToolEvent;
import dev.parley.parsers.tool.json.JsonObjectScanner;
import dev.parley.parsers.tool.json.JsonScanner;
import dev.parley.parsers.tool.json.JsonText;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One call's JSON object. Arguments are passed on as they arrive; where they come before the name
/// they wait for it. Of members that appear twice the first counts.
final class CallObject implements JsonObjectScanner.Sink {

    private enum Member {
        ABSENT,
        OPEN,
        DONE
    }

    private final int index;
    private final CallKeys keys;
    private final JsonObjectScanner scanner = new JsonObjectScanner(this);
    private final StringBuilder name = new StringBuilder();
    private final StringBuilder id = new StringBuilder();
    private final StringBuilder waiting = new StringBuilder();
    private final List<ToolEvent> events = new ArrayList<>();
    private Member nameState = Member.ABSENT;
    private Member idState = Member.ABSENT;
    private Member argumentState = Member.ABSENT;
    private String argumentKey = "";
    private boolean held;
    private boolean started;
    private boolean malformed;

    /// @param index the call's number once it starts
    CallObject(int index, CallKeys keys) {
        this.index = index;
        this.keys = keys;
    }

    /// Takes text up to the object's end.
    ///
    /// @return index after the last character it took
    int push(String text, int from, List<ToolEvent> into) {
        int end = scanner.push(text, from);
        if (scanner.isWhole()) {
            endObject();
        }
        into.addAll(events);
        events.clear();
        return end;
    }

    /// Completes a call that was cut off.
    ///
    /// @return whether it was clear how
    boolean complete(List<ToolEvent> into) {
        Optional<String> rest = rest();
        if (!started || held || rest.isEmpty()) {
            return false;
        }
        if (!rest.get().isEmpty()) {
            into.add(new ToolEvent.Arguments(index, rest.get()));
        }
        into.add(new ToolEvent.CallCompleted(index));
        return true;
    }

    private Optional<String> rest() {
        return switch (argumentState) {
            case ABSENT -> Optional.empty();
            case OPEN -> scanner.closing();
            case DONE -> Optional.of("");
        };
    }

    /// Whether [ToolEvent.CallStarted] was given.
    boolean isStarted() {
        return started;
    }

    boolean isInString() {
        return scanner.isInString();
    }

    /// Whether the object has ended.
    boolean isClosed() {
        return scanner.isWhole();
    }

    boolean isBroken() {
        return scanner.isBroken();
    }

    /// Whether what came is one object with a name and proper arguments.
    boolean isCall() {
        return scanner.isWhole() && started && argumentState == Member.DONE && !malformed;
    }

    @Override
    public void value(String key, String json) {
        if (isName(key) && nameState != Member.DONE) {
            nameState = Member.OPEN;
            name.append(json);
        } else if (keys.id().contains(key) && idState != Member.DONE) {
            idState = Member.OPEN;
            id.append(json);
        } else if (isArguments(key) && argumentState != Member.DONE) {
            argumentText(key, json);
        }
    }

    @Override
    public void valueEnd(String key) {
        if (isName(key) && nameState != Member.DONE) {
            nameState = Member.DONE;
            startIfKnown();
        } else if (keys.id().contains(key) && idState != Member.DONE) {
            idState = Member.DONE;
            startIfKnown();
        } else if (key.equals(argumentKey) && argumentState == Member.OPEN) {
            endArguments();
        }
    }

    private boolean isName(String key) {
        return keys.name().contains(key);
    }

    private boolean isArguments(String key) {
        if (argumentState == Member.ABSENT) {
            return keys.name().isEmpty() || keys.arguments().contains(key);
        }
        return key.equals(argumentKey);
    }

    private void argumentText(String key, String json) {
        if (argumentState == Member.ABSENT) {
            argumentState = Member.OPEN;
            argumentKey = key;
            held = json.charAt(0) != '{';
            if (keys.name().isEmpty() && !key.isBlank()) {
                started = true;
                events.add(new ToolEvent.CallStarted(index, Optional.empty(), key));
            }
        }
        if (started && !held) {
            events.add(new ToolEvent.Arguments(index, json));
        } else {
            waiting.append(json);
        }
    }

    private void endArguments() {
        argumentState = Member.DONE;
        if (held) {
            held = false;
            String text = resolve(waiting.toString());
            waiting.setLength(0);
            waiting.append(text);
        }
        flush();
    }

    private String resolve(String json) {
        return switch (keys.form()) {
            case TEXT_DECODED -> decoded(json);
            case OBJECT -> {
                malformed = true;
                yield "";
            }
            case OBJECT_OR_EMPTY -> "{}";
        };
    }

    private String decoded(String json) {
        String text = json.charAt(0) == '"' ? JsonText.unquote(json) : json;
        malformed |= !text.stripLeading().startsWith("{") || !JsonScanner.isValue(text);
        return text;
    }

    private void startIfKnown() {
        if (!started
                && nameState == Member.DONE
                && (keys.id().isEmpty() || idState == Member.DONE)) {
            start();
        }
    }

    private void start() {
        String called = plain(name.toString());
        if (name.charAt(0) != '"' || called.isBlank()) {
            return;
        }
        started = true;
        Optional<String> number =
                id.isEmpty() ? Optional.empty() : Optional.of(plain(id.toString()));
        events.add(new ToolEvent.CallStarted(index, number, called));
        flush();
    }

    private void flush() {
        if (started && !held && !waiting.isEmpty()) {
            events.add(new ToolEvent.Arguments(index, waiting.toString()));
            waiting.setLength(0);
        }
    }

    private void endObject() {
        if (!started && nameState == Member.DONE) {
            start();
        }
        if (started && argumentState == Member.ABSENT && keys.absence() == CallKeys.Absence.EMPTY) {
            argumentState = Member.DONE;
            events.add(new ToolEvent.Arguments(index, "{}"));
        }
    }

    private static String plain(String json) {
        return json.charAt(0) == '"' ? JsonText.unquote(json) : json;
    }
}
