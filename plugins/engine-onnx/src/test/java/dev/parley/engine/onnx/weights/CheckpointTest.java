package dev.parley.engine.onnx.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

class CheckpointTest {

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    /// One tensor `t` of a type and a number of elements.
    private static byte[] file(String name, String type, int elements, byte[] data) {
        String header =
                "{\"__metadata__\": {\"format\": \"pt\"}, \"%s\": {\"dtype\": \"%s\", \"shape\": [%d], \"data_offsets\": [0, %d]}}"
                        .formatted(name, type, elements, data.length);
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + json.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .put(data)
                .array();
    }

    private static byte[] shorts(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            buffer.putShort((short) value);
        }
        return buffer.array();
    }

    private static byte[] floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return buffer.array();
    }

    private Checkpoint open(Map<String, byte[]> files) {
        return Checkpoint.open(new MemoryFiles(files), arena);
    }

    private float[] read(String type, int elements, byte[] data) {
        return open(Map.of("model.safetensors", file("t", type, elements, data)))
                .tensor("t", elements)
                .toFloats();
    }

    private String refusal(byte[] file) {
        return assertThrows(StartupFailure.class, () -> open(Map.of("model.safetensors", file)))
                .getMessage();
    }

    @Nested
    class Widens {

        @Test
        void float16WithSubnormalsAndInfinities() {
            float[] values = read("F16", 6, shorts(0x3C00, 0xC000, 0x0001, 0x8000, 0x7C00, 0x3555));
            float[] expected = {1, -2, 0x1p-24f, -0f, Float.POSITIVE_INFINITY, 0.33325195f};
            assertArrayEquals(expected, values);
        }

        @Test
        void bfloat16() {
            assertArrayEquals(
                    new float[] {1, -2.5f, 0x1p-133f},
                    read("BF16", 3, shorts(0x3F80, 0xC020, 0x0001)));
        }

        @Test
        void float32AsItIs() {
            assertArrayEquals(new float[] {1.5f, -3e-38f}, read("F32", 2, floats(1.5f, -3e-38f)));
        }
    }

    @Test
    void anIndexNamesTheShards() {
        String index = "{\"weight_map\": {\"a\": \"1.safetensors\", \"b\": \"2.safetensors\"}}";
        Checkpoint checkpoint =
                open(
                        Map.of(
                                "model.safetensors.index.json",
                                        index.getBytes(StandardCharsets.UTF_8),
                                "1.safetensors", file("a", "F32", 1, floats(4)),
                                "2.safetensors", file("b", "F32", 1, floats(5))));
        assertArrayEquals(new float[] {5}, checkpoint.tensor("b", 1).toFloats());
        assertArrayEquals(new float[] {4}, checkpoint.tensor("a", 1).toFloats());
    }

    @Nested
    class Refuses {

        @Test
        void aModelWithoutWeights() {
            assertThrows(StartupFailure.class, () -> open(Map.of()));
        }

        @Test
        void aShardThatIsMissing() {
            byte[] index =
                    "{\"weight_map\": {\"a\": \"1.safetensors\"}}".getBytes(StandardCharsets.UTF_8);
            assertThrows(
                    StartupFailure.class,
                    () -> open(Map.of("model.safetensors.index.json", index)));
        }

        @Test
        void anUnknownType() {
            assertTrue(refusal(file("t", "F8_E4M3", 1, new byte[1])).contains("F8_E4M3"));
        }

        @Test
        void aFileCutShort() {
            assertTrue(refusal(new byte[3]).contains("too short"));
            assertTrue(
                    refusal(ByteBuffer.allocate(16).put(7, (byte) 0x7F).array())
                            .contains("header"));
        }

        @Test
        void aTensorOutsideOfItsFile() {
            byte[] whole = file("t", "F32", 2, floats(1, 2));
            byte[] cut = Arrays.copyOf(whole, whole.length - 1);
            assertTrue(refusal(cut).contains("'t'"));
        }

        @Test
        void aTensorThatIsMissingOrHasAnotherShape() {
            Checkpoint checkpoint =
                    open(Map.of("model.safetensors", file("t", "F32", 2, floats(1, 2))));
            assertTrue(
                    assertThrows(StartupFailure.class, () -> checkpoint.tensor("u", 2))
                            .getMessage()
                            .contains("'u'"));
            assertTrue(
                    assertThrows(StartupFailure.class, () -> checkpoint.tensor("t", 2, 1))
                            .getMessage()
                            .contains("[2, 1]"));
        }
    }
}
