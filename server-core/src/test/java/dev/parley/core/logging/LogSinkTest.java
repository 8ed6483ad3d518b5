package dev.parley.core.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;

class LogSinkTest {

    private static final Instant TIME = Instant.parse("2026-11-25T12:00:00.123Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final LogSink sink = new LogSink(out);

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesOneReadableLine() {
        sink.configure(Level.INFO, new LineFormat(ZoneOffset.UTC));
        sink.write(new LogRecord(TIME, Level.INFO, "dev.parley.core.X", "message", null));
        sink.write(new LogRecord(TIME, Level.WARNING, "io.helidon.webserver.Y", "careful", null));
        sink.write(new LogRecord(TIME, Level.ERROR, "dev.parley.access", "line", null));
        assertEquals(
                """
                2026-11-25 12:00:00.123 INFO  [parley] message
                2026-11-25 12:00:00.123 WARN  [helidon] careful
                2026-11-25 12:00:00.123 ERROR [access] line
                """,
                written());
    }

    @Test
    void writesTracesBehindTheLine() {
        sink.configure(Level.INFO, new LineFormat(ZoneOffset.UTC));
        sink.write(
                new LogRecord(
                        TIME, Level.ERROR, "other", "failed", new IllegalStateException("why")));
        assertTrue(
                written()
                        .startsWith(
                                "2026-11-25 12:00:00.123 ERROR [other] failed\n"
                                        + "java.lang.IllegalStateException: why\n"
                                        + "\tat "),
                written());
    }

    @Test
    void writesOneJsonObject() {
        sink.configure(Level.INFO, new JsonFormat(ZoneOffset.UTC));
        sink.write(
                new LogRecord(
                        TIME,
                        Level.ERROR,
                        "dev.parley.x",
                        "a \"b\"\nc",
                        new IllegalStateException("why")));
        JsonNode json = JsonMapper.shared().readTree(written());
        assertEquals("2026-11-25 12:00:00,123", json.get("asctime").stringValue());
        assertEquals("ERROR", json.get("levelname").stringValue());
        assertEquals("dev.parley.x", json.get("name").stringValue());
        assertEquals("a \"b\"\nc", json.get("message").stringValue());
        assertTrue(
                json.get("exc_info")
                        .stringValue()
                        .startsWith("java.lang.IllegalStateException: why"));
        assertEquals(1, written().lines().count());
    }

    @Test
    void keepsLibrariesQuieterThanTheServer() {
        sink.configure(Level.INFO, new LineFormat(ZoneOffset.UTC));
        assertTrue(sink.takes("dev.parley.x", Level.INFO));
        assertFalse(sink.takes("io.helidon.x", Level.INFO));
        assertTrue(sink.takes("io.helidon.x", Level.WARNING));
        sink.configure(Level.DEBUG, new LineFormat(ZoneOffset.UTC));
        assertTrue(sink.takes("io.helidon.x", Level.INFO));
    }

    @Test
    void formatsOnlyMessagesWithParameters() {
        sink.configure(Level.INFO, new LineFormat(ZoneOffset.UTC));
        SinkLogger logger = new SinkLogger("dev.parley.x", sink);
        logger.log(Level.INFO, "it's {0}");
        logger.log(Level.INFO, "is {0}", "here");
        logger.log(Level.DEBUG, "never");
        assertTrue(written().contains("] it's {0}\n"), written());
        assertTrue(written().contains("] is here\n"), written());
        assertFalse(written().contains("never"), written());
    }

    @Test
    void takesWhatJavaUtilLoggingSays() {
        sink.configure(Level.INFO, new LineFormat(ZoneOffset.UTC));
        java.util.logging.LogRecord record =
                new java.util.logging.LogRecord(java.util.logging.Level.WARNING, "from {0}");
        record.setParameters(new Object[] {"a library"});
        record.setLoggerName("lib");
        record.setInstant(TIME);
        new JulBridge(sink).publish(record);
        assertEquals("2026-11-25 12:00:00.123 WARN  [lib] from a library\n", written());
    }
}
