package dev.parley.router.generate.forced;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `[{"name": …, "parameters": {…}}, …]` as it comes: the name once it is whole, then the
/// parameters' text as it is written. What is no such array is content; what follows it is ignored.
final class ForcedCalls implements ToolParser {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> ARGUMENT_KEYS = Set.of("parameters", "arguments");

    /// Where in the array the next character stands.
    private enum Place {
        BEFORE_ARRAY,
        BEFORE_CALL,
        BEFORE_KEY,
        KEY,
        BEFORE_VALUE,
        VALUE,
        AFTER_VALUE,
        AFTER_CALL,
        DONE,
        CONTENT
    }

    private final StringBuilder unread = new StringBuilder();
    private final StringBuilder call = new StringBuilder();
    private final StringBuilder key = new StringBuilder();
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder streamed = new StringBuilder();
    private List<ToolEvent> events = new ArrayList<>();
    private Place place = Place.BEFORE_ARRAY;
    private JsonDepth depth = new JsonDepth();
    private Optional<String> name = Optional.empty();
    private Optional<String> early = Optional.empty();
    private boolean arguments;
    private boolean started;
    private int index;

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        events = new ArrayList<>();
        String text = chunk.text();
        for (int i = 0; i < text.length(); i++) {
            take(text.charAt(i));
        }
        flush();
        return events;
    }

    @Override
    public List<ToolEvent> finish() {
        events = new ArrayList<>();
        if (place != Place.DONE && place != Place.CONTENT && place != Place.AFTER_CALL) {
            fail();
        }
        flush();
        return events;
    }

    private void take(char c) {
        if (place == Place.DONE) {
            return;
        }
        if (place == Place.CONTENT) {
            unread.append(c);
            return;
        }
        if (place == Place.BEFORE_ARRAY
                || place == Place.BEFORE_CALL
                || place == Place.AFTER_CALL) {
            unread.append(c);
        } else {
            call.append(c);
        }
        if (place == Place.KEY) {
            key(c);
        } else if (place == Place.VALUE) {
            value(c);
        } else if (!Character.isWhitespace(c)) {
            structure(c);
        }
    }

    private void structure(char c) {
        switch (place) {
            case BEFORE_ARRAY -> expect(c == '[', Place.BEFORE_CALL);
            case BEFORE_CALL -> {
                if (c == ']') {
                    end();
                } else {
                    begin(c);
                }
            }
            case BEFORE_KEY -> {
                key.setLength(0);
                key.append(c);
                depth = new JsonDepth();
                depth.push(c);
                expect(c == '"', Place.KEY);
            }
            case BEFORE_VALUE -> expect(c == ':', Place.VALUE);
            case AFTER_VALUE -> afterValue(c);
            case AFTER_CALL -> {
                if (c == ']') {
                    end();
                } else {
                    expect(c == ',', Place.BEFORE_CALL);
                }
            }
            default -> fail();
        }
    }

    private void begin(char c) {
        call.setLength(0);
        if (index == 0) {
            call.append(unread);
        } else {
            call.append(c);
        }
        unread.setLength(0);
        name = Optional.empty();
        early = Optional.empty();
        started = false;
        expect(c == '{', Place.BEFORE_KEY);
    }

    private void key(char c) {
        key.append(c);
        depth.push(c);
        if (depth.closed()) {
            place = Place.BEFORE_VALUE;
            arguments = ARGUMENT_KEYS.contains(keyText());
            value.setLength(0);
            depth = new JsonDepth();
        }
    }

    private void value(char c) {
        boolean ends = depth.begun() && depth.closed() && (c == ',' || c == '}');
        if (ends) {
            valueEnds();
            if (place == Place.VALUE) {
                place = Place.AFTER_VALUE;
                afterValue(c);
            }
            return;
        }
        if (value.isEmpty() && Character.isWhitespace(c)) {
            return;
        }
        depth.push(c);
        value.append(c);
        if (arguments && name.isPresent()) {
            start();
            streamed.append(c);
        }
    }

    private void valueEnds() {
        String json = value.toString().strip();
        if (!isJson(json)) {
            fail();
        } else if (keyText().equals("name")) {
            named(json);
        } else if (arguments && name.isEmpty()) {
            early = Optional.of(json);
        }
    }

    private void named(String json) {
        JsonNode text = JSON.readTree(json);
        if (!text.isString()) {
            fail();
            return;
        }
        name = Optional.of(text.stringValue());
        if (early.isPresent()) {
            start();
            streamed.append(early.get());
        }
    }

    private void start() {
        if (!started) {
            started = true;
            events.add(new ToolEvent.CallStarted(index, Optional.empty(), name.orElseThrow()));
        }
    }

    private void afterValue(char c) {
        if (c == ',') {
            place = Place.BEFORE_KEY;
        } else if (c == '}' && name.isPresent()) {
            start();
            flushArguments();
            events.add(new ToolEvent.CallCompleted(index));
            index++;
            call.setLength(0);
            unread.setLength(0);
            place = Place.AFTER_CALL;
        } else {
            fail();
        }
    }

    private void end() {
        place = Place.DONE;
        unread.setLength(0);
    }

    private void expect(boolean holds, Place next) {
        if (holds) {
            place = next;
        } else {
            fail();
        }
    }

    /// The text is no array of calls: what is unfinished is content, and so is all that follows.
    private void fail() {
        if (started && place != Place.BEFORE_CALL && place != Place.AFTER_CALL) {
            flushArguments();
            events.add(new ToolEvent.Abandoned(index, call.toString()));
        } else if (place == Place.BEFORE_CALL && index > 0) {
            unread.setLength(0);
            unread.append(call);
        } else if (place != Place.BEFORE_ARRAY && place != Place.AFTER_CALL) {
            unread.append(call);
        }
        call.setLength(0);
        place = Place.CONTENT;
    }

    private void flush() {
        flushArguments();
        if (place == Place.CONTENT && !unread.isEmpty()) {
            events.add(new ToolEvent.Content(unread.toString()));
            unread.setLength(0);
        }
    }

    private void flushArguments() {
        if (!streamed.isEmpty()) {
            events.add(new ToolEvent.Arguments(index, streamed.toString()));
            streamed.setLength(0);
        }
    }

    private String keyText() {
        try {
            return JSON.readTree(key.toString()).asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    private static boolean isJson(String text) {
        try {
            JSON.readTree(text);
            return !text.isEmpty();
        } catch (JacksonException e) {
            return false;
        }
    }
}
