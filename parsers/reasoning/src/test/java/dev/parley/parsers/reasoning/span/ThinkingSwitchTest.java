package dev.parley.parsers.reasoning.span;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

class ThinkingSwitchTest {

    private static ObjectNode arguments(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | true",
                "{\"other\": false} | true",
                "{\"a\": true} | true",
                "{\"a\": false} | false",
                "{\"a\": false, \"b\": true} | true",
                "{\"a\": false, \"b\": false} | false",
                "{\"a\": null} | false",
                "{\"a\": \"true\"} | false",
                "{\"a\": 1} | false"
            })
    void isOnUnlessNoneOfTheGivenIsTrue(String json, boolean on) {
        assertEquals(on, ThinkingSwitch.onUnless("a", "b").isOn(arguments(json)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | false",
                "{\"a\": true} | true",
                "{\"b\": true} | true",
                "{\"a\": false, \"b\": true} | true",
                "{\"a\": \"yes\"} | false"
            })
    void isOffWithoutATrueOne(String json, boolean on) {
        assertEquals(on, ThinkingSwitch.onWith("a", "b").isOn(arguments(json)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | true",
                "{\"a\": false, \"b\": true} | false",
                "{\"b\": false} | false",
                "{\"a\": true, \"b\": false} | true"
            })
    void theFirstGivenDecides(String json, boolean on) {
        assertEquals(on, ThinkingSwitch.firstOf("a", "b").isOn(arguments(json)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "low | {} | true",
                "none | {} | false",
                "low | {\"effort\": \"none\"} | false",
                "none | {\"effort\": \"high\"} | true",
                "none | {\"effort\": 3} | false"
            })
    void aWordSwitchesOff(String absent, String json, boolean on) {
        assertEquals(
                on,
                ThinkingSwitch.offAt("effort", absent, List.of("none", "off"))
                        .isOn(arguments(json)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | false",
                "{\"mode\": \"enabled\"} | true",
                "{\"mode\": \"disabled\"} | false",
                "{\"mode\": true} | false"
            })
    void aWordSwitchesOn(String json, boolean on) {
        assertEquals(on, ThinkingSwitch.onAt("mode", "enabled").isOn(arguments(json)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{} | false", "{\"a\": true} | true", "{\"a\": true, \"b\": false} | false"})
    void bothMustBeOn(String json, boolean on) {
        ThinkingSwitch both = ThinkingSwitch.onWith("a").and(ThinkingSwitch.onUnless("b"));

        assertEquals(on, both.isOn(arguments(json)));
        assertEquals(true, ThinkingSwitch.always().isOn(arguments(json)));
    }
}
