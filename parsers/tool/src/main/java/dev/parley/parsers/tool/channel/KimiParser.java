package dev.parley.parsers.tool.channel;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.call.Markers;
import dev.parley.parsers.tool.call.Markers.Mark;
import dev.parley.parsers.tool.call.WholeCalls;
import dev.parley.parsers.tool.coerce.JsonValues;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.ArrayList;
import java.util.List;

/// Reads channels whose tags stand between markers, `<|open|>tools<|sep|>`. Blanks in a tag are ignored, and a tag of
/// another name is text.
final class KimiParser implements ToolParser {

    private static final List<Mark<Role>> MARKS =
            List.of(
                    new Mark<>("<|open|>", Role.OPEN),
                    new Mark<>("<|close|>", Role.CLOSE),
                    new Mark<>("<|sep|>", Role.END));
    private static final List<String> NAMES =
            List.of("tools", "response", "message", "call", "argument");
    private static final int LONGEST_NAME = 8;
    private static final int MOST_BLANKS = 16;

    private final List<ToolEvent> events = new ArrayList<>();
    private final Markers<Role> markers;
    private final WholeCalls calls = new WholeCalls(events);
    private final boolean whole;

    /// The tag that arrives: its marker, and its text.
    private final StringBuilder tag = new StringBuilder();

    private Role tagKind = Role.END;

    /// Text before a response, which a whole reply does not show.
    private final StringBuilder content = new StringBuilder();

    private final StringBuilder value = new StringBuilder();
    private Zone zone = Zone.CONTENT;
    private String tool = "";
    private String key = "";
    private String type = "";
    private ObjectNode arguments = JsonNodeFactory.instance.objectNode();

    private enum Role {
        OPEN,
        CLOSE,
        END
    }

    private enum Zone {
        CONTENT,
        /// Behind the response, before the tools.
        BETWEEN,
        TOOLS,
        CALL,
        ARGUMENT,
        /// Behind the tools.
        DONE
    }

    KimiParser(ToolParserRequest request) {
        markers = new Markers<>(MARKS, request);
        whole = request.delivery() == Delivery.WHOLE;
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        markers.push(chunk, this::text, this::marker);
        return drained();
    }

    @Override
    public List<ToolEvent> finish() {
        markers.finish(this::text, this::marker);
        endTagAsText();
        if (!content.isEmpty()) {
            events.add(new ToolEvent.Content(content.toString()));
        }
        return drained();
    }

    private List<ToolEvent> drained() {
        List<ToolEvent> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    private void marker(Role role, String text) {
        if (role != Role.END) {
            endTagAsText();
            tag.append(text);
            tagKind = role;
        } else if (tag.isEmpty()) {
            plain(text);
        } else {
            Tag read = Tag.of(tag.substring(marker().length()));
            if (!(tagKind == Role.OPEN ? opens(read) : closes(read))) {
                tag.append(text);
                endTagAsText();
            }
            tag.setLength(0);
        }
    }

    private String marker() {
        return tagKind == Role.OPEN ? "<|open|>" : "<|close|>";
    }

    private void text(String text) {
        if (tag.isEmpty()) {
            plain(text);
            return;
        }
        tag.append(text);
        int from = marker().length();
        if (!mayBeTag(tag, from)) {
            endTagAsText();
        }
    }

    /// Whether a tag may begin like this. Looks at its first word only.
    private static boolean mayBeTag(StringBuilder tag, int start) {
        int from = start;
        while (from < tag.length()
                && from - start <= MOST_BLANKS
                && Character.isWhitespace(tag.charAt(from))) {
            from++;
        }
        int end = from;
        while (end < tag.length()
                && end - from <= LONGEST_NAME
                && !Character.isWhitespace(tag.charAt(end))) {
            end++;
        }
        String word = tag.substring(from, end);
        boolean ended = end < tag.length();
        return NAMES.stream().anyMatch(it -> ended ? it.equals(word) : it.startsWith(word));
    }

    private void endTagAsText() {
        if (!tag.isEmpty()) {
            String text = tag.toString();
            tag.setLength(0);
            plain(text);
        }
    }

    private void plain(String text) {
        switch (zone) {
            case CONTENT -> {
                if (whole) {
                    content.append(text);
                } else {
                    events.add(new ToolEvent.Content(text));
                }
            }
            case ARGUMENT -> value.append(text);
            case BETWEEN, TOOLS, CALL, DONE -> {}
        }
    }

    /// Takes an opening tag.
    ///
    /// @return whether it has a meaning here
    private boolean opens(Tag read) {
        boolean outside = zone == Zone.CONTENT || zone == Zone.BETWEEN;
        switch (read.name()) {
            case "response" -> {
                if (outside) {
                    content.setLength(0);
                    zone = Zone.CONTENT;
                }
                return outside;
            }
            case "tools" -> {
                zone = outside ? Zone.TOOLS : zone;
                return outside;
            }
            case "call" -> {
                return beginCall(read);
            }
            case "argument" -> {
                boolean begins = zone == Zone.CALL;
                if (begins) {
                    key = read.attribute("key");
                    type = read.attribute("type");
                    value.setLength(0);
                    zone = Zone.ARGUMENT;
                }
                return begins;
            }
            default -> {
                return false;
            }
        }
    }

    private boolean beginCall(Tag read) {
        boolean begins = zone == Zone.TOOLS;
        if (begins) {
            tool = read.attribute("tool");
            arguments = JsonNodeFactory.instance.objectNode();
            zone = Zone.CALL;
        }
        return begins;
    }

    /// Takes a closing tag.
    ///
    /// @return whether it has a meaning here
    private boolean closes(Tag read) {
        boolean inTools = zone == Zone.TOOLS || zone == Zone.CALL || zone == Zone.ARGUMENT;
        switch (read.name()) {
            case "response" -> {
                zone = zone == Zone.CONTENT ? Zone.BETWEEN : zone;
                return !inTools;
            }
            case "message" -> {
                return !inTools;
            }
            case "tools" -> {
                zone = inTools ? Zone.DONE : zone;
                return inTools;
            }
            case "call" -> {
                return endCall();
            }
            case "argument" -> {
                boolean ends = zone == Zone.ARGUMENT;
                if (ends) {
                    arguments.set(key, value());
                    zone = Zone.CALL;
                }
                return ends;
            }
            default -> {
                return false;
            }
        }
    }

    private boolean endCall() {
        boolean ends = zone == Zone.CALL || zone == Zone.ARGUMENT;
        if (ends) {
            zone = Zone.TOOLS;
            if (!tool.isEmpty()) {
                calls.call(tool, arguments);
            }
        }
        return ends;
    }

    private JsonNode value() {
        String text = value.toString();
        StringNode plain = StringNode.valueOf(text);
        return type.isEmpty() || type.equals("string")
                ? plain
                : JsonValues.read(text).orElse(plain);
    }
}
