package dev.parley.router.generate.serving;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.ParleyException.InvalidRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BodyChecksTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static BodyChecks checks(String json) {
        return new BodyChecks((ObjectNode) JSON.readTree(json.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "true~true",
                "0~false",
                "0.0~false",
                "2~true",
                "'\"\"'~false",
                "'\"x\"'~true",
                "[]~false",
                "[0]~true",
                "{}~false",
                "null~false",
                "99999999999999999999999~true"
            })
    void judgesTruthAsPythonDoes(String value, boolean expected) {
        assertEquals(expected, checks("{'x':%s}".formatted(value)).truthy("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'ok'", "null", "'with space'"})
    void takesPlainSalts(String salt) {
        assertDoesNotThrow(() -> checks("{'cache_salt':%s}".formatted(salt)).cacheSalt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "5", "'a@b'", "'a/b'", "'a\\\\b'", "'a\\u0000b'"})
    void refusesSaltsThatCouldNameThings(String salt) {
        assertThrows(
                InvalidRequest.class,
                () -> checks("{'cache_salt':%s}".formatted(salt)).cacheSalt());
    }

    @Test
    void refusesLongSalts() {
        assertThrows(
                InvalidRequest.class,
                () -> checks("{'cache_salt':'%s'}".formatted("x".repeat(129))).cacheSalt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "true", "-2"})
    void refusesThinkingBudgetsOfAnotherKind(String budget) {
        InvalidRequest refusal =
                assertThrows(
                        InvalidRequest.class,
                        () ->
                                checks("{'thinking_token_budget':%s}".formatted(budget))
                                        .thinkingBudget());

        assertEquals("thinking_token_budget", refusal.parameter().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'stream':true,'stream_options':{'a':1}}", "{'stream_options':{}}"})
    void takesStreamOptionsWithAStream(String body) {
        assertDoesNotThrow(() -> checks(body).streamOptions());
    }
}
