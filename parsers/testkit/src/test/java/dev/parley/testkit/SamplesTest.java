package dev.parley.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.testkit.vector.ParserVector;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

class SamplesTest {

    @Test
    void textsOfTheirOwnComeWithTheFirstRequest() {
        ParserVector vector =
                new ParserVector(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"id": "one", "input": "a", "options": {"form": 2},
                                         "tools": [], "notes": "no request"}
                                        """));
        List<ParserVector> texts = Samples.of(List.of(vector), List.of("b"));
        assertEquals("a", texts.getFirst().input());
        assertEquals(
                "{\"id\":\"sample\",\"input\":\"b\",\"tools\":[],\"options\":{\"form\":2}}",
                texts.get(1).json().toString());
        assertEquals(2, texts.getLast().json().path("options").path("form").asInt());
    }

    @Test
    void withoutVectorsTheyComeAlone() {
        List<ParserVector> texts = Samples.of(List.of(), List.of("b"));
        assertEquals("b", texts.getFirst().input());
        assertFalse(texts.getFirst().json().has("options"));
    }
}
