package dev.parley.middleware.responselog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class StreamTranscriptTest {

    private static final String DONE = "data: [DONE]\n\n";

    private final List<String> log = new ArrayList<>();
    private final StreamTranscript transcript = new StreamTranscript(log::add);

    private void hear(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        transcript.hear(bytes, 0, bytes.length);
    }

    private static String delta(String json) {
        return "data: {\"object\":\"chat.completion.chunk\",\"choices\":[{\"delta\":{\"content\":"
                + json
                + "}}]}\n\n";
    }

    @Test
    void chatContentIsJoined() {
        hear(delta("\"Hel\""));
        hear(delta("\"lo\""));
        hear(DONE);
        transcript.end();
        assertEquals(
                List.of(
                        "streaming_started: chunks=1",
                        "streaming_complete: content='Hello', chunks=3"),
                log);
    }

    @Test
    void completionTextIsJoined() {
        hear("data: {\"object\":\"text_completion\",\"choices\":[{\"text\":\"a\"}]}\n\n");
        hear("data: {\"object\":\"text_completion\",\"choices\":[{\"text\":\"b\"}]}\r\n\r\n");
        hear(DONE);
        assertEquals("streaming_complete: content='ab', chunks=3", log.getLast());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"choices\":[]}\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":null}}]}\n\n",
                "data: {\"type\":\"response.created\"}\n\n",
                "data: [1]\n\n",
                "data: {broken\n\n",
                ": comment\n\n",
                "event: ping\ndata:\n\n",
                "\n"
            })
    void whatHoldsNoContentAddsNone(String event) {
        hear(event);
        hear(DONE);
        assertEquals("streaming_complete: no_content, chunks=2", log.getLast());
    }

    @Test
    void eventsMayComeInPieces() {
        byte[] bytes = (delta("\"a\u00e9\ud83d\ude00\"") + DONE).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            transcript.hear(bytes, i, 1);
        }
        assertEquals(
                "streaming_complete: content='a\u00e9\ud83d\ude00', chunks=" + (bytes.length - 1),
                log.getLast());
    }

    @Test
    void longContentIsCut() {
        hear(delta("\"" + "x".repeat(2048) + "\""));
        hear(delta("\"y\""));
        hear(DONE);
        assertEquals(
                "streaming_complete: content='" + "x".repeat(2048) + "...[truncated]', chunks=3",
                log.getLast());
    }

    @Test
    void contentStaysOnOneLine() {
        hear(delta("\"a\\nb\\r\\t'\\\\\\u0007\""));
        hear(DONE);
        assertEquals(
                "streaming_complete: content='a\\nb\\r\\t\\'\\\\\\x07', chunks=2", log.getLast());
    }

    @Test
    void aStreamWithoutItsEndIsToldApart() {
        hear(delta("\"half\""));
        transcript.end();
        transcript.end();
        assertEquals(
                List.of("streaming_started: chunks=1", "streaming_ended: content='half', chunks=1"),
                log);
    }

    @Test
    void aHugeEventIsNotKept() {
        String filler = "x".repeat(1 << 16);
        hear("data: {\"choices\":[{\"text\":\"");
        for (int i = 0; i < 20; i++) {
            hear(filler);
        }
        hear("\"}]}\n\n");
        hear(DONE);
        assertTrue(log.getLast().startsWith("streaming_complete: no_content, "), log.getLast());
    }
}
