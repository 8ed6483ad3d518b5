package dev.parley.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.model.BundledModelProvider;
import dev.parley.api.model.ModelFiles;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.ServiceLoader;

class DemoModelProviderTest {

    private final BundledModelProvider provider = new DemoModelProvider();
    private final ModelFiles files = provider.files();

    @Test
    void isFoundAsAService() {
        DemoModelProviderTest.class.getModule().addUses(BundledModelProvider.class);
        assertEquals(
                "parley-demo",
                ServiceLoader.load(BundledModelProvider.class).findFirst().orElseThrow().name());
    }

    @Test
    void suitsItsOwnFormats() {
        assertEquals(
                Map.of(
                        "tool-call-parser",
                        "hermes",
                        "enable-auto-tool-choice",
                        "true",
                        "reasoning-parser",
                        "think"),
                provider.settings());
    }

    @Nested
    class Files {

        @Test
        void areNamedInOrder() {
            assertEquals(files.names().stream().sorted().toList(), files.names());
        }

        @Test
        void canAllBeOpened() throws IOException {
            for (String name : files.names()) {
                try (InputStream file = files.open(name)) {
                    assertTrue(file.read() >= 0, name);
                }
            }
        }

        @Test
        void lieInNoFolder() {
            assertTrue(files.folder().isEmpty());
            assertEquals("parley-demo", files.origin());
        }

        @ParameterizedTest
        @ValueSource(strings = {"model.onnx", "../DemoModelProvider.class", "", "/config.json"})
        void areTheOnlyOnes(String name) {
            assertFalse(files.has(name));
            assertThrows(NoSuchFileException.class, () -> files.open(name));
        }

        @Test
        void describeAQwen3Model() throws IOException {
            try (InputStream config = files.open("config.json")) {
                JsonNode architectures = JsonMapper.shared().readTree(config).get("architectures");
                assertEquals("Qwen3ForCausalLM", architectures.get(0).stringValue());
            }
        }
    }

    @Nested
    class MappedFiles {

        @Test
        void holdTheSameBytes() throws IOException {
            try (Arena arena = Arena.ofConfined();
                    InputStream file = files.open("tokenizer.json")) {
                assertArrayEquals(
                        file.readAllBytes(),
                        files.map("tokenizer.json", arena).toArray(ValueLayout.JAVA_BYTE));
            }
        }

        @Test
        void areAlignedAndReadOnly() throws IOException {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment weights = files.map("model.safetensors", arena);
                assertEquals(0, weights.address() % 64);
                assertTrue(weights.isReadOnly());
            }
        }

        @Test
        void theWeightsAreWhole() throws IOException {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment weights = files.map("model.safetensors", arena);
                long header =
                        weights.get(
                                ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN),
                                0);
                byte[] json = weights.asSlice(Long.BYTES, header).toArray(ValueLayout.JAVA_BYTE);
                long end =
                        JsonMapper.shared()
                                .readTree(new String(json, StandardCharsets.UTF_8))
                                .valueStream()
                                .filter(tensor -> tensor.has("data_offsets"))
                                .mapToLong(tensor -> tensor.get("data_offsets").get(1).longValue())
                                .max()
                                .orElseThrow();
                assertEquals(Long.BYTES + header + end, weights.byteSize());
            }
        }
    }
}
