package dev.parley.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.structured.Constraint;
import dev.parley.structured.kit.DemoVocabulary;
import dev.parley.structured.kit.ListTokenizer;
import dev.parley.structured.kit.RandomTexts;
import dev.parley.structured.match.Vocabulary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.regex.Pattern;

class ParleyBackendTest {

    private static final ListTokenizer TOKENIZER = DemoVocabulary.tokenizer();
    private static final Vocabulary VOCABULARY = Vocabulary.of(TOKENIZER);

    private final ParleyBackend backend = new ParleyBackend();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0-9]{3}",
                "(a|b)*c{2,3}d?",
                "\\p{Lu}\\w{2000}",
                "(?iu)hello|w\u00f6rld",
                "^a(b|^c)?$"
            })
    void lettersThatAPatternTakesMatchIt(String pattern) {
        RandomTexts texts =
                new RandomTexts(
                        backend.compile(new Constraint.Regex(pattern), TOKENIZER), VOCABULARY, 7);

        for (int i = 0; i < 20; i++) {
            String text = texts.next().orElseThrow();
            assertTrue(Pattern.compile(pattern).matcher(text).matches(), text);
        }
    }

    @Test
    void aChoiceIsOneOfItsTexts() {
        List<String> choices = List.of("Paris", "Rome", "R\u00f6m \"x\"");
        RandomTexts texts =
                new RandomTexts(
                        backend.compile(new Constraint.Choice(choices), TOKENIZER), VOCABULARY, 7);

        for (int i = 0; i < 20; i++) {
            assertTrue(choices.contains(texts.next().orElseThrow()));
        }
    }

    @Test
    void anObjectIsJson() {
        RandomTexts texts =
                new RandomTexts(
                        backend.compile(new Constraint.JsonObject(), TOKENIZER), VOCABULARY, 7);

        for (int i = 0; i < 20; i++) {
            assertTrue(JsonMapper.shared().readTree(texts.next().orElseThrow()).isObject());
        }
    }

    @Test
    void aSchemaThatNoTextSatisfiesIsRefused() {
        var schema =
                JsonMapper.shared()
                        .readTree(
                                "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#\"}},"
                                        + "\"required\":[\"a\"]}");

        InvalidRequest refusal =
                assertThrows(
                        InvalidRequest.class,
                        () -> backend.compile(new Constraint.JsonSchema(schema), TOKENIZER));

        assertTrue(refusal.getMessage().startsWith("No text satisfies"), refusal.getMessage());
    }

    @Test
    void settingsOfTheServerHold() {
        var settings =
                JsonMapper.shared()
                        .readTree(
                                "{\"disable_any_whitespace\":true,"
                                        + "\"disable_additional_properties\":true}");
        var schema =
                JsonMapper.shared()
                        .readTree(
                                "{\"type\":\"array\",\"items\":{\"type\":\"object\"},\"minItems\":2,\"maxItems\":2}");
        RandomTexts texts =
                new RandomTexts(
                        backend.with(settings)
                                .compile(new Constraint.JsonSchema(schema), TOKENIZER),
                        VOCABULARY,
                        7);

        assertEquals("[{},{}]", texts.next().orElseThrow());
    }

    @Test
    void anEqualConstraintIsCompiledOnce() {
        var first = backend.compile(new Constraint.Regex("a+"), TOKENIZER);

        assertEquals(first, backend.compile(new Constraint.Regex("a+"), TOKENIZER));
    }
}
