package dev.parley.router.generate.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.router.generate.fake.MapSettings;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.Violations;
import dev.parley.router.generate.serving.StreamFields.Usage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

class StreamFieldsTest {

    private static StreamFields read(String body, Map<String, String> flags) {
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(body.replace('\'', '"'));
        return StreamFields.read(Fields.body(json, new Violations()), new MapSettings(flags));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    {}                                                                          | NONE
                    {'stream_options':{'include_usage':true}}                                   | AT_END
                    {'stream_options':{'include_usage':true,'continuous_usage_stats':true}}     | ALWAYS
                    {'stream_options':{'continuous_usage_stats':true}}                          | NONE
                    """)
    void tellUsageAsAsked(String body, Usage usage) {
        assertEquals(usage, read(body, Map.of()).usage());
    }

    @Test
    void tellUsageAlwaysWhenTheOperatorForcesIt() {
        assertEquals(
                Usage.ALWAYS,
                read("{'stream':true}", Map.of("enable-force-include-usage", "true")).usage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    {}                     | 1 | 1
                    {'stream_interval':5}  | 1 | 5
                    {'stream_interval':2}  | 4 | 4
                    """)
    void sendAtTheLongerOfTwoIntervals(String body, String flag, long interval) {
        assertEquals(interval, read(body, Map.of("stream-interval", flag)).interval());
    }
}
