package dev.parley.parsers.tool.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Compares the names with those of vLLM 0.32.0.
class NamesTest {

    private static final List<String> REFERENCE =
            List.of(
                    "apertus",
                    "cohere_command3",
                    "cohere_command4",
                    "deepseek_v3",
                    "deepseek_v31",
                    "deepseek_v32",
                    "deepseek_v4",
                    "deepseek_v41",
                    "dots",
                    "ernie45",
                    "functiongemma",
                    "gemma4",
                    "gigachat3",
                    "glm45",
                    "glm47",
                    "granite",
                    "granite-20b-fc",
                    "granite4",
                    "hermes",
                    "hf",
                    "hunyuan_a13b",
                    "hy_v3",
                    "hy_v4",
                    "inkling",
                    "internlm",
                    "jamba",
                    "k2_horizon",
                    "kimi_k2",
                    "kimi_k3",
                    "lfm2",
                    "ling3",
                    "llama3_json",
                    "llama4_json",
                    "llama4_pythonic",
                    "longcat",
                    "mimo",
                    "minicpm5",
                    "minimax_m2",
                    "minimax_m3",
                    "mistral",
                    "muse_glimmer",
                    "olmo3",
                    "openai",
                    "phi4_mini_json",
                    "plamo3",
                    "poolside_v1",
                    "pythonic",
                    "qwen3_coder",
                    "qwen3_json",
                    "qwen3_xml",
                    "seed_oss",
                    "step3",
                    "step3p5",
                    "xlam");

    @Test
    void thereAreFiftyFourInTheReference() {
        assertEquals(54, Set.copyOf(REFERENCE).size());
    }

    @Test
    void theNamesAreThoseOfTheReference() {
        Set<String> expected = new TreeSet<>(REFERENCE);
        Set<String> names = new TreeSet<>();
        Providers.all().forEach(provider -> names.addAll(Providers.names(provider)));
        assertEquals(expected, names);
    }
}
