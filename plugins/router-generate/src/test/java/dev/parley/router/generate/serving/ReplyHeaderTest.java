package dev.parley.router.generate.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.parley.router.generate.fake.TestJson;
import dev.parley.router.generate.fake.TestServer;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

class ReplyHeaderTest {

    private static String header(String id, TestServer server) {
        ReplyHeader header =
                ReplyHeader.of(id, "thing", Serving.of(server), () -> Instant.ofEpochSecond(7));
        return new String(
                TestJson.bytes(
                        json -> {
                            json.writeStartObject();
                            header.write(json);
                            json.writeNullProperty("next");
                            json.writeEndObject();
                        }),
                StandardCharsets.UTF_8);
    }

    @Test
    void writesItsMembersAsPartOfAnObject() {
        assertEquals(
                "{\"id\":\"x\",\"object\":\"thing\",\"created\":7,\"model\":\"tiny\",\"next\":null}",
                header("x", new TestServer()));
    }

    @Test
    void escapesTheClientsId() {
        assertEquals(
                "{\"id\":\"a\\\"\\n"
                        + "\",\"object\":\"thing\",\"created\":7,\"model\":\"tiny\",\"next\":null}",
                header("a\"\n", new TestServer()));
    }

    @Test
    void writesHalvesOfSurrogatePairsAsQuestionMarks() {
        assertEquals(
                "{\"id\":\"a?😀\",\"object\":\"thing\",\"created\":7,\"model\":\"tiny\",\"next\":null}",
                header("a\ud800😀", new TestServer()));
    }

    @Test
    void fingerprintsAsTheOperatorSays() {
        assertEquals(Optional.empty(), fingerprint("none"));
        assertEquals(Optional.of("mine"), fingerprint("custom"));
        assertEquals(fingerprint("full"), fingerprint("hash"));
        assertNotEquals(Optional.empty(), fingerprint("full"));
    }

    private static Optional<String> fingerprint(String mode) {
        return Serving.of(
                        new TestServer()
                                .with("fingerprint-mode", mode)
                                .with("fingerprint-value", "mine"))
                .fingerprint();
    }
}
