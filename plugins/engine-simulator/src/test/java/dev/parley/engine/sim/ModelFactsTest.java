package dev.parley.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.StartupFailure;
import dev.parley.api.engine.ModelInfo;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalInt;

final class ModelFactsTest {

    private final Simulators simulators = new Simulators();

    @Test
    void areThoseOfTheConfiguration() {
        assertEquals(
                new ModelInfo("Tiny", 200, 512, List.of(3, 4), "none", "simulator"),
                read(
                        """
                        {"architectures": ["Tiny"], "vocab_size": 200,
                         "max_position_embeddings": 512, "eos_token_id": [3, 4]}
                        """));
    }

    @Test
    void comeFromTheTextPartOfModelsWithSeveral() {
        ModelInfo model =
                read("{\"text_config\": {\"max_position_embeddings\": 77, \"eos_token_id\": 9}}");

        assertEquals(77, model.maxModelLength());
        assertEquals(List.of(9), model.endTokens());
    }

    @Test
    void coverTheWholeTokenizer() {
        assertEquals(AsciiTokenizer.SIZE, read("{\"vocab_size\": 100}").vocabularySize());
    }

    @Test
    void areTheTokenizersWithoutAConfiguration() {
        assertEquals(
                new ModelInfo("Simulated", 128, 32_768, List.of(0), "none", "simulator"), read(""));
    }

    @Test
    void theOperatorsLengthWins() {
        simulators.maxLength = OptionalInt.of(5_000);

        assertEquals(5_000, read("{\"max_position_embeddings\": 10}").maxModelLength());
    }

    @Test
    void refuseABrokenConfiguration() {
        StartupFailure failure = assertThrows(StartupFailure.class, () -> read("{"));

        assertEquals(
                "config.json of 'config-only' cannot be read; it must be JSON.",
                failure.getMessage());
    }

    private ModelInfo read(String config) {
        simulators.config = config;
        return ModelFacts.read(simulators.engineStart(), Simulators.TOKENIZER);
    }
}
