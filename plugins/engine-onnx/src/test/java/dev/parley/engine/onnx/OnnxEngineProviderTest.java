package dev.parley.engine.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;
import dev.parley.api.model.ModelFiles;

import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class OnnxEngineProviderTest {

    private final StartupFailure unreadable = new StartupFailure("The model cannot be read.");
    private final OnnxEngineProvider provider =
            new OnnxEngineProvider(
                    start -> {
                        throw unreadable;
                    });

    @Test
    void isNamedOnnx() {
        assertEquals("onnx", provider.name());
    }

    @Test
    void supportsCheckpointFolders() {
        assertTrue(provider.supports(new Names("config.json", "model-00001-of-00002.safetensors")));
        assertTrue(
                provider.supports(new Names("config.json", "model.safetensors", "tokenizer.json")));
    }

    @Test
    void supportsNoFolderWithoutConfigurationOrWeights() {
        assertFalse(provider.supports(new Names("model.safetensors")));
        assertFalse(provider.supports(new Names("config.json", "pytorch_model.bin")));
    }

    @Test
    void saysWhyAModelCannotBeRead() {
        assertSame(unreadable, assertThrows(StartupFailure.class, () -> provider.start(null)));
    }

    private record Names(List<String> names) implements ModelFiles {

        Names(String... names) {
            this(List.of(names));
        }

        @Override
        public String origin() {
            return "names";
        }

        @Override
        public Optional<Path> folder() {
            return Optional.empty();
        }

        @Override
        public InputStream open(String name) {
            return InputStream.nullInputStream();
        }

        @Override
        public MemorySegment map(String name, Arena arena) {
            return arena.allocate(0);
        }
    }
}
