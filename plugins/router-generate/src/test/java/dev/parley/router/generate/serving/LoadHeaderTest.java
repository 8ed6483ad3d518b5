package dev.parley.router.generate.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.engine.EngineStats;
import dev.parley.router.generate.fake.Script;
import dev.parley.router.generate.fake.TestServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

class LoadHeaderTest {

    private static final EngineStats STATS = new EngineStats(1, 3, 0.25);

    @Test
    void isTextOrJsonAsAsked() {
        assertEquals(
                Optional.of(
                        "TEXT named_metrics.num_requests_waiting=3.0,"
                                + " named_metrics.kv_cache_usage_perc=0.25"),
                LoadHeader.report("text", STATS));
        assertEquals(
                Optional.of(
                        "JSON {\"named_metrics\": {\"num_requests_waiting\": 3.0,"
                                + " \"kv_cache_usage_perc\": 0.25}}"),
                LoadHeader.report("JSON", STATS));
    }

    @Test
    void isLeftOutInUnknownFormats() {
        assertEquals(Optional.empty(), LoadHeader.report("xml", STATS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    /v1/chat/completions | {'messages':[{'role':'user','content':'hi'}]}
                    /v1/completions      | {'prompt':'hi'}
                    """)
    void comesWithWholeRepliesThatAskForIt(String path, String body) {
        try (TestServer server = new TestServer()) {
            server.script().play(Script.of("a"), Script.of("b"));

            assertEquals(
                    "TEXT named_metrics.num_requests_waiting=0.0,"
                            + " named_metrics.kv_cache_usage_perc=0.0",
                    server.headerOf(
                            path,
                            body,
                            "endpoint-load-metrics",
                            "Endpoint-Load-Metrics-Format",
                            "TEXT"));
            assertEquals("", server.headerOf(path, body, "endpoint-load-metrics"));
        }
    }
}
