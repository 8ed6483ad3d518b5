package dev.parley.engine.onnx.weights;

import dev.parley.api.StartupFailure;
import dev.parley.api.model.ModelFiles;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// The tensors of a model, from one safetensors file or from all that an index names. Files are
/// mapped, nothing is read until a tensor is. Safe on any thread.
public final class Checkpoint {

    private static final String SINGLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";

    private final String origin;
    private final Map<String, StoredTensor> tensors;

    private Checkpoint(String origin, Map<String, StoredTensor> tensors) {
        this.origin = origin;
        this.tensors = Map.copyOf(tensors);
    }

    /// Whether a model has safetensors weights.
    public static boolean isPresent(ModelFiles files) {
        return files.has(SINGLE) || files.has(INDEX);
    }

    /// Maps a model's weights.
    ///
    /// @param arena keeps the mapping alive
    /// @throws StartupFailure when there are none or they are damaged
    public static Checkpoint open(ModelFiles files, Arena arena) {
        Map<String, StoredTensor> tensors = new HashMap<>();
        for (String name : fileNames(files)) {
            try {
                tensors.putAll(SafetensorsFile.read(name, files.map(name, arena)));
            } catch (IOException e) {
                throw new StartupFailure(
                        "%s of %s cannot be read. Is the model complete?"
                                .formatted(name, files.origin()),
                        e);
            }
        }
        return new Checkpoint(files.origin(), tensors);
    }

    private static SortedSet<String> fileNames(ModelFiles files) {
        if (files.has(SINGLE)) {
            return new TreeSet<>(List.of(SINGLE));
        }
        if (!files.has(INDEX)) {
            throw new StartupFailure(
                    "%s has neither %s nor %s. Only safetensors weights are read."
                            .formatted(files.origin(), SINGLE, INDEX));
        }
        SortedSet<String> names = new TreeSet<>();
        try (InputStream source = files.open(INDEX)) {
            for (JsonNode name : JsonMapper.shared().readTree(source).path("weight_map")) {
                names.add(name.asString());
            }
            return names;
        } catch (IOException | JacksonException e) {
            throw new StartupFailure(
                    "%s of %s cannot be read.".formatted(INDEX, files.origin()), e);
        }
    }

    /// Size of all tensors as they are stored.
    public long bytes() {
        return tensors.values().stream().mapToLong(tensor -> tensor.data().byteSize()).sum();
    }

    /// A tensor of exactly this shape.
    ///
    /// @throws StartupFailure when there is no such tensor or it has another shape
    public StoredTensor tensor(String name, long... shape) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new StartupFailure(
                    "The weights of %s lack tensor '%s'. Is the model complete?"
                            .formatted(origin, name));
        }
        List<Long> expected = Arrays.stream(shape).boxed().toList();
        if (!tensor.shape().equals(expected)) {
            throw new StartupFailure(
                    "Tensor '%s' of %s has shape %s, but config.json asks for %s."
                            .formatted(name, origin, tensor.shape(), expected));
        }
        return tensor;
    }
}
