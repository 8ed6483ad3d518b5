package dev.parley.middleware.responselog;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Logs the beginning of an event stream, and at its end what the model wrote in it: the contents of
/// the first choice of its events, joined.
final class StreamTranscript implements Transcript {

    private static final int LONGEST_CONTENT = 2048;
    private static final int LONGEST_LINE = 1 << 20;
    private static final String DATA = "data: ";
    private static final String DONE = "[DONE]";

    private final Consumer<String> log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder content = new StringBuilder();
    private int chunks;
    private boolean done;

    /// @param log takes what stands between the braces of the line
    StreamTranscript(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public void hear(byte[] bytes, int offset, int length) {
        chunks++;
        if (chunks == 1) {
            log.accept("streaming_started: chunks=1");
        }
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                take(line.toString(StandardCharsets.UTF_8).stripTrailing());
                line.reset();
            } else if (line.size() < LONGEST_LINE) {
                line.write(bytes[i]);
            }
        }
    }

    @Override
    public void end() {
        if (!done) {
            done = true;
            log.accept("streaming_ended: " + summary());
        }
    }

    private void take(String text) {
        if (done || !text.startsWith(DATA)) {
            return;
        }
        String data = text.substring(DATA.length()).strip();
        if (data.equals(DONE)) {
            done = true;
            log.accept("streaming_complete: " + summary());
        } else if (content.length() <= LONGEST_CONTENT) {
            content.append(contentOf(data));
        }
    }

    private static String contentOf(String data) {
        try {
            JsonNode choice = JsonMapper.shared().readTree(data).path("choices").path(0);
            String delta = choice.path("delta").path("content").asString("");
            return delta.isEmpty() ? choice.path("text").asString("") : delta;
        } catch (JacksonException e) {
            // An event of another kind, or cut off: it adds no content.
            return "";
        }
    }

    private String summary() {
        if (content.isEmpty()) {
            return "no_content, chunks=" + chunks;
        }
        String shown =
                content.length() <= LONGEST_CONTENT
                        ? content.toString()
                        : content.substring(0, LONGEST_CONTENT) + "...[truncated]";
        return "content=" + quoted(shown) + ", chunks=" + chunks;
    }

    // One line, whatever the model wrote.
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('\'');
        text.chars()
                .forEach(
                        c -> {
                            switch (c) {
                                case '\n' -> quoted.append("\\n");
                                case '\r' -> quoted.append("\\r");
                                case '\t' -> quoted.append("\\t");
                                case '\\' -> quoted.append("\\\\");
                                case '\'' -> quoted.append("\\'");
                                default -> {
                                    if (Character.isISOControl(c)) {
                                        quoted.append("\\x%02x".formatted(c));
                                    } else {
                                        quoted.append((char) c);
                                    }
                                }
                            }
                        });
        return quoted.append('\'').toString();
    }
}
