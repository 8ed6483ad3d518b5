package dev.parley.engine.onnx.execute;

import dev.parley.api.StartupFailure;
import dev.parley.engine.onnx.graph.GraphWeight;
import dev.parley.engine.onnx.ort.ElementType;
import dev.parley.engine.onnx.ort.NativeMemory;
import dev.parley.engine.onnx.ort.OrtEnvironment;
import dev.parley.engine.onnx.ort.OrtTensor;
import dev.parley.engine.onnx.weights.Checkpoint;
import dev.parley.engine.onnx.weights.StoredTensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Turns checkpoint tensors into float32 weights of the graph, on several threads. What is float32 and
/// whole already is used where it lies.
final class WeightLoader {

    private static final long TASK_ELEMENTS = 1 << 20;

    private final OrtEnvironment environment;
    private final Checkpoint checkpoint;
    private final Arena owner;
    private final Map<String, OrtTensor> tensors = new HashMap<>();
    private final List<Callable<Void>> tasks = new ArrayList<>();
    private long bytes;

    /// @param owner keeps the weights' memory
    WeightLoader(OrtEnvironment environment, Checkpoint checkpoint, Arena owner) {
        this.owner = owner;
        this.environment = environment;
        this.checkpoint = checkpoint;
    }

    /// Weights ready for a session. Closed once it is made: their memory belongs to the owner.
    ///
    /// @param tensors by name in the graph
    /// @param bytes of all together
    record Weights(Map<String, OrtTensor> tensors, long bytes) implements AutoCloseable {

        @Override
        public void close() {
            tensors.values().forEach(OrtTensor::close);
        }
    }

    /// Loads the weights of a graph.
    ///
    /// @throws StartupFailure when the checkpoint lacks one
    Weights load(List<GraphWeight> wanted, int threads) {
        wanted.forEach(this::prepare);
        var factory = Thread.ofPlatform().name("parley-weights-", 0).daemon().factory();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads, factory)) {
            for (Future<Void> done : pool.invokeAll(tasks)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupFailure("Loading the model was interrupted. Start again.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return new Weights(tensors, bytes);
    }

    private void prepare(GraphWeight weight) {
        List<StoredTensor> parts = weight.parts().stream()
                .map(part -> checkpoint.tensor(part.tensor(), part.dimensions()))
                .toList();
        StoredTensor first = parts.getFirst();
        OrtTensor tensor;
        if (parts.size() == 1 && first.isPlain()) {
            tensor = OrtTensor.over(environment, first.data(), ElementType.FLOAT32, weight.dimensions());
        } else {
            long elements = parts.stream().mapToLong(StoredTensor::elements).sum();
            MemorySegment data = NativeMemory.zeroed(elements * Float.BYTES, owner);
            tensor = OrtTensor.over(environment, data, ElementType.FLOAT32, weight.dimensions());
            convert(parts, data);
        }
        bytes += tensor.data().byteSize();
        tensors.put(weight.name(), tensor);
    }

    private void convert(List<StoredTensor> parts, MemorySegment target) {
        long offset = 0;
        for (StoredTensor part : parts) {
            long size = part.elements() * Float.BYTES;
            convert(part, target.asSlice(offset, size));
            offset += size;
        }
    }

    private void convert(StoredTensor part, MemorySegment target) {
        for (long first = 0; first < part.elements(); first += TASK_ELEMENTS) {
            long from = first;
            long count = Math.min(TASK_ELEMENTS, part.elements() - first);
            MemorySegment piece = target.asSlice(from * Float.BYTES, count * Float.BYTES);
            tasks.add(() -> {
                part.toFloats(from, piece);
                return null;
            });
        }
    }
}
