package dev.parley.engine.onnx.weights;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.parley.api.StartupFailure;
import dev.parley.engine.onnx.ort.ElementType;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a safetensors file: eight bytes of header length, a JSON header, the data.
final class SafetensorsFile {

    private static final int LENGTH_BYTES = Long.BYTES;

    private final String name;
    private final MemorySegment file;

    private SafetensorsFile(String name, MemorySegment file) {
        this.name = name;
        this.file = file;
    }

    /// The tensors in a file, by name.
    static Map<String, StoredTensor> read(String name, MemorySegment file) {
        return new SafetensorsFile(name, file).tensors();
    }

    private Map<String, StoredTensor> tensors() {
        if (file.byteSize() < LENGTH_BYTES) {
            throw broken("it is too short", null);
        }
        long length = file.get(JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0);
        if (length < 2 || length > file.byteSize() - LENGTH_BYTES) {
            throw broken("its header does not fit", null);
        }
        MemorySegment data = file.asSlice(LENGTH_BYTES + length);
        Map<String, StoredTensor> tensors = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : header(length).properties()) {
            if (!entry.getKey().equals("__metadata__")) {
                tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), data));
            }
        }
        return tensors;
    }

    private JsonNode header(long length) {
        try {
            return JsonMapper.shared()
                    .readTree(file.asSlice(LENGTH_BYTES, length).toArray(JAVA_BYTE));
        } catch (JacksonException e) {
            throw broken("its header is not JSON", e);
        }
    }

    private StoredTensor tensor(String tensor, JsonNode entry, MemorySegment data) {
        ElementType type = type(entry.path("dtype").asString(""), tensor);
        List<Long> shape = new ArrayList<>();
        long bytes = type.size();
        for (JsonNode dimension : entry.path("shape")) {
            shape.add(dimension.asLong());
            bytes *= dimension.asLong();
        }
        long begin = entry.path("data_offsets").path(0).asLong(0);
        long end = entry.path("data_offsets").path(1).asLong(0);
        if (begin < 0 || end > data.byteSize() || end - begin != bytes) {
            throw broken(
                    "tensor '%s' lies outside of it or has another size than it says"
                            .formatted(tensor),
                    null);
        }
        return new StoredTensor(type, shape, data.asSlice(begin, bytes));
    }

    private static ElementType type(String stored, String tensor) {
        return switch (stored) {
            case "F32" -> ElementType.FLOAT32;
            case "F16" -> ElementType.FLOAT16;
            case "BF16" -> ElementType.BFLOAT16;
            default ->
                    throw new StartupFailure(
                            "Tensor '%s' is stored as %s, which is not supported. Supported: F32, F16, BF16."
                                    .formatted(tensor, stored));
        };
    }

    private StartupFailure broken(String what, @Nullable Exception cause) {
        String message = "%s is damaged: %s. Download it again.".formatted(name, what);
        return cause == null ? new StartupFailure(message) : new StartupFailure(message, cause);
    }
}
