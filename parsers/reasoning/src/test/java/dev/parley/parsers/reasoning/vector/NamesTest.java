package dev.parley.parsers.reasoning.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Compares the names with those of vLLM 0.32.0.
class NamesTest {

    private static final List<String> REFERENCE =
            List.of(
                    "cohere_command3",
                    "cohere_command4",
                    "deepseek_r1",
                    "deepseek_v3",
                    "deepseek_v4",
                    "deepseek_v41",
                    "ernie45",
                    "gemma4",
                    "glm45",
                    "glm47",
                    "granite",
                    "granite_thinking_parser",
                    "hf",
                    "holo2",
                    "hunyuan_a13b",
                    "hy_v3",
                    "hy_v4",
                    "inkling",
                    "k2_horizon",
                    "kimi_k2",
                    "kimi_k3",
                    "ling3",
                    "mimo",
                    "minicpmv",
                    "minimax_m2",
                    "minimax_m2_append_think",
                    "minimax_m3",
                    "mistral",
                    "muse_glimmer",
                    "nemotron_v3",
                    "olmo3",
                    "openai_gptoss",
                    "plamo3",
                    "poolside_v1",
                    "qwen3",
                    "seed_oss",
                    "step3",
                    "step3p5");

    private static final List<String> OWN = List.of("think");

    @Test
    void thereAreThirtyEightInTheReference() {
        assertEquals(38, Set.copyOf(REFERENCE).size());
    }

    @Test
    void theNamesAreThoseOfTheReferenceAndOurOwn() {
        Set<String> expected = new TreeSet<>(REFERENCE);
        expected.addAll(OWN);
        assertEquals(expected, Providers.all().keySet());
    }
}
