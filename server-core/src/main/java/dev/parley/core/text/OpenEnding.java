package dev.parley.core.text;

import dev.parley.api.ParleyException.InvalidRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A conversation whose last message stays open: a mark is put at its end before rendering, and the
/// prompt is cut there afterwards.
///
/// @param messages the conversation with the mark
/// @param last the last message's text without it
record OpenEnding(ArrayNode messages, String last) {

    private static final String CONTENT = "content";
    private static final String TEXT = "text";
    private static final String BARE_MARK = "CONTINUE_FINAL_MESSAGE_TAG";

    /// The space tells whether the template trims contents.
    private static final String MARK = BARE_MARK + " ";

    /// Marks a copy; the given messages stay as they are.
    ///
    /// @param messages not empty
    /// @param template the template's text
    static OpenEnding of(ArrayNode messages, String template) {
        int index = messages.size() - 1;
        JsonNode content = messages.path(index).path(CONTENT);
        if (content.isMissingNode() || content.isNull()) {
            throw new InvalidRequest(
                    "continue_final_message is set but the final message has no \"content\" to"
                            + " continue!");
        }
        if (!template.contains(CONTENT)) {
            throw new InvalidRequest(
                    "continue_final_message is set to \"content\" but this is not an accepted field"
                            + " in the chat_template");
        }
        ObjectNode message = copy(messages.path(index));
        String last;
        if (content instanceof ArrayNode parts) {
            int part = lastText(parts);
            last = parts.path(part).path(TEXT).asString("");
            message.set(
                    CONTENT, replaced(parts, part, copy(parts.path(part)).put(TEXT, last + MARK)));
        } else {
            last = content.asString("");
            message.put(CONTENT, last + MARK);
        }
        return new OpenEnding(replaced(messages, index, message), last);
    }

    /// The prompt up to the mark. White space before it goes where the template trimmed what follows it.
    String cut(String rendered) {
        int mark = rendered.lastIndexOf(BARE_MARK);
        if (mark < 0 || !rendered.contains(stripped(last))) {
            throw new InvalidRequest(
                    "continue_final_message is set but the final message does not appear in the"
                        + " chat after applying the chat template! This can happen if the chat"
                        + " template deletes portions of the final message. Please verify the chat"
                        + " template and final message in your chat to ensure they are"
                        + " compatible.");
        }
        String prompt = rendered.substring(0, mark);
        return rendered.startsWith(MARK, mark) ? prompt : prompt.substring(0, end(prompt));
    }

    private static int lastText(ArrayNode parts) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (parts.path(i).has(TEXT)) {
                return i;
            }
        }
        throw new InvalidRequest(
                "continue_final_message is set but we could not find any text to continue in the"
                        + " final message!");
    }

    private static ObjectNode copy(JsonNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.forEachEntry(copy::set);
        return copy;
    }

    private static ArrayNode replaced(ArrayNode list, int index, JsonNode element) {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode(list.size()).addAll(list);
        copy.set(index, element);
        return copy;
    }

    private static String stripped(String text) {
        int start = 0;
        int end = end(text);
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        return text.substring(start, end);
    }

    private static int end(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /// White space as Python counts it.
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
