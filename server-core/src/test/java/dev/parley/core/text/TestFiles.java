package dev.parley.core.text;

import dev.parley.api.Settings;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// The files tests read, and settings made of a map.
final class TestFiles {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private TestFiles() {}

    static byte[] bytes(String name) {
        try (InputStream in = TestFiles.class.getResourceAsStream("/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String name) {
        return MAPPER.readTree(bytes(name));
    }

    static Path demoModel() {
        try {
            return Path.of(
                    Objects.requireNonNull(TestFiles.class.getResource("/demo-model")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static HuggingFaceTokenizer demoTokenizer() {
        return HuggingFaceTokenizer.of(
                bytes("demo-model/tokenizer.json"),
                TokenizerConfig.of(
                        (ObjectNode) json("demo-model/tokenizer_config.json"),
                        MAPPER.createObjectNode()));
    }

    static HuggingFaceTokenizer tokenizer(String tokenizerJson, String config) {
        return HuggingFaceTokenizer.of(
                tokenizerJson.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                TokenizerConfig.of(
                        (ObjectNode) MAPPER.readTree(config), MAPPER.createObjectNode()));
    }

    static int[] ids(JsonNode array) {
        return array.valueStream().mapToInt(JsonNode::asInt).toArray();
    }

    /// @param flags name to value
    static Settings settings(Map<String, String> flags) {
        return new Settings() {

            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(flags.get(name));
            }

            @Override
            public List<String> list(String name) {
                return text(name).stream().toList();
            }

            @Override
            public OptionalLong number(String name) {
                return text(name)
                        .map(Long::parseLong)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty());
            }

            @Override
            public boolean enabled(String name) {
                return text(name).isPresent();
            }

            @Override
            public Optional<String> environment(String variable) {
                return Optional.empty();
            }
        };
    }
}
