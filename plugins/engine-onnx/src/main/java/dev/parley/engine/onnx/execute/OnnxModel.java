package dev.parley.engine.onnx.execute;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.parley.api.StartupFailure;
import dev.parley.api.engine.EngineOptions;
import dev.parley.api.engine.EngineStart;
import dev.parley.api.engine.LoadProgress;
import dev.parley.api.engine.ModelInfo;
import dev.parley.engine.onnx.attention.AttentionShape;
import dev.parley.engine.onnx.attention.HeadNorms;
import dev.parley.engine.onnx.attention.KvPool;
import dev.parley.engine.onnx.attention.PagedAttention;
import dev.parley.engine.onnx.attention.Rehearsal;
import dev.parley.engine.onnx.graph.DecoderGraph;
import dev.parley.engine.onnx.graph.ModelGraph;
import dev.parley.engine.onnx.ort.CustomOperator;
import dev.parley.engine.onnx.ort.OnnxRuntimeLibrary;
import dev.parley.engine.onnx.ort.OrtEnvironment;
import dev.parley.engine.onnx.ort.OrtException;
import dev.parley.engine.onnx.ort.OrtSession;
import dev.parley.engine.onnx.ort.OrtTensor;
import dev.parley.engine.onnx.ort.SessionSettings;
import dev.parley.engine.onnx.step.ModelExecutor;
import dev.parley.engine.onnx.step.StepPlan;
import dev.parley.engine.onnx.weights.Checkpoint;
import dev.parley.engine.onnx.weights.ConfigReader;
import dev.parley.engine.onnx.weights.ModelConfig;
import dev.parley.engine.onnx.weights.ModelConfig.HeadNorm;
import dev.parley.engine.onnx.weights.StoredTensor;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Opens Hugging Face checkpoints for ONNX Runtime on the processor.
public final class OnnxModel {

    private static final System.Logger LOG = System.getLogger(OnnxModel.class.getName());
    private static final String CPU = "cpu";
    private static final String FLOAT32 = "float32";

    /// Longer than the gaps between operators of one step, shorter than those between steps.
    private static final Duration SPIN = Duration.ofNanos(50_000);

    private final EngineStart start;
    private final EngineOptions options;
    private final ModelConfig config;
    private final int threads;

    private OnnxModel(EngineStart start, ModelConfig config) {
        this.start = start;
        this.options = start.options();
        this.config = config;
        this.threads = threads(options.threads());
    }

    /// Reads the model, reserves its KV pool and warms it up.
    ///
    /// @throws StartupFailure when the model or the options cannot be served
    public static ModelExecutor open(EngineStart start) {
        requireSupported(start.options());
        start.progress().accept(new LoadProgress("reading the configuration", 0));
        ModelConfig config = ConfigReader.read(start.model());
        try {
            return new OnnxModel(start, config).open();
        } catch (OrtException e) {
            throw new StartupFailure(
                    "ONNX Runtime cannot run the model in %s: %s."
                            .formatted(start.model().origin(), e.getMessage()),
                    e);
        }
    }

    private static void requireSupported(EngineOptions options) {
        if (!List.of("auto", CPU).contains(options.device())) {
            throw new StartupFailure(
                    "--device %s: this build runs on the processor only. Use --device cpu."
                            .formatted(options.device()));
        }
        if (!List.of("auto", FLOAT32).contains(options.dtype())) {
            throw new StartupFailure(
                    "--dtype %s: the processor computes in float32 only. Use --dtype float32 or auto."
                            .formatted(options.dtype()));
        }
    }

    private static int threads(OptionalInt wanted) {
        return wanted.orElseGet(Runtime.getRuntime()::availableProcessors);
    }

    private ModelExecutor open() {
        int length =
                ModelLength.of(
                        options.scheduling().maxModelLength(),
                        config.maxPositions(),
                        start.settings());
        Path library = OnnxRuntimeLibrary.locate(start.settings());
        OrtEnvironment environment = OrtEnvironment.open(library);
        LOG.log(
                System.Logger.Level.DEBUG,
                () -> "ONNX Runtime %s from %s".formatted(environment.version(), library));
        ModelExecutor executor = open(environment, length);
        try {
            warm(executor);
            return executor;
        } catch (RuntimeException e) {
            executor.close();
            throw e;
        }
    }

    private ModelExecutor open(OrtEnvironment environment, int length) {
        Arena owner = Arena.ofShared();
        try {
            return load(environment, owner, length);
        } catch (Throwable e) {
            owner.close();
            environment.close();
            throw e;
        }
    }

    private ModelExecutor load(OrtEnvironment environment, Arena owner, int length) {
        Checkpoint checkpoint = Checkpoint.open(start.model(), owner);
        ModelGraph graph = DecoderGraph.build(config, checkpoint);
        KvPool pool = pool(length, checkpoint.bytes(), owner);
        AttentionShape shape = attention(checkpoint);
        PagedAttention attention = new PagedAttention(shape, pool, threads);
        progress("preparing the weights", 0.2);
        try (Rehearsal _ = Rehearsal.start(shape, pool.shape())) {
            OrtSession session =
                    session(environment, graph, operator(environment, attention, owner));
            return new DecoderExecutor(
                    info(length),
                    pool,
                    attention,
                    new DecoderExecutor.Resources(environment, owner, session),
                    options.scheduling().maxBatchedTokens());
        }
    }

    private KvPool pool(int length, long weightBytes, Arena owner) {
        KvPool.Shape shape =
                new KvPool.Shape(
                        config.layers(),
                        config.attention().kvHeads(),
                        config.attention().headDim(),
                        options.cache().blockSize());
        int blocks = new CacheSize(shape.blockBytes(), length, weightBytes).blocks(options);
        return KvPool.allocate(shape, blocks, owner);
    }

    private AttentionShape attention(Checkpoint checkpoint) {
        return new AttentionShape(
                config.attention(), config.rope(), norms(checkpoint), config.windows());
    }

    private HeadNorms norms(Checkpoint checkpoint) {
        if (config.layout().headNorm() == HeadNorm.NONE) {
            return HeadNorms.NONE;
        }
        List<float[]> query = new ArrayList<>();
        List<float[]> key = new ArrayList<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            String prefix = "model.layers.%d.self_attn.".formatted(layer);
            query.add(vector(checkpoint, prefix + "q_norm.weight"));
            key.add(vector(checkpoint, prefix + "k_norm.weight"));
        }
        return new HeadNorms(query, key, config.normEpsilon());
    }

    private float[] vector(Checkpoint checkpoint, String name) {
        return checkpoint.tensor(name, config.attention().headDim()).toFloats();
    }

    private static CustomOperator operator(
            OrtEnvironment environment, PagedAttention attention, Arena owner) {
        return CustomOperator.of(environment, DecoderGraph.PAGED_ATTENTION, attention, owner);
    }

    /// Makes the session. It reads the weights where they lie while it is made, and keeps what it needs.
    private OrtSession session(
            OrtEnvironment environment, ModelGraph graph, CustomOperator operator) {
        Map<String, OrtTensor> weights = new HashMap<>();
        try (Arena call = Arena.ofConfined()) {
            graph.weights().forEach((name, tensor) -> weights.put(name, view(environment, tensor)));
            return OrtSession.open(
                    environment,
                    call.allocateFrom(JAVA_BYTE, graph.bytes()),
                    new SessionSettings(
                            threads, SPIN, weights, DecoderGraph.DOMAIN, List.of(operator)),
                    new OrtSession.Ports(
                            List.of(DecoderGraph.TOKENS, DecoderGraph.LOGIT_ROWS),
                            List.of(DecoderGraph.LOGITS)));
        } finally {
            weights.values().forEach(OrtTensor::close);
        }
    }

    private static OrtTensor view(OrtEnvironment environment, StoredTensor tensor) {
        long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
        return OrtTensor.over(environment, tensor.data(), tensor.type(), shape);
    }

    private ModelInfo info(int length) {
        return new ModelInfo(
                config.architecture(),
                config.vocabularySize(),
                length,
                config.endTokens(),
                FLOAT32,
                CPU);
    }

    /// Runs a short prompt once: memory is touched and code compiled before the first request waits.
    private void warm(ModelExecutor executor) {
        progress("warming up", 0.8);
        int rows = Math.min(executor.blockSize(), executor.model().maxModelLength());
        int[] positions = IntStream.range(0, rows).toArray();
        StepPlan.Slice slice = new StepPlan.Slice(0, rows, 0, new int[] {0});
        executor.execute(
                new StepPlan(new int[rows], positions, List.of(slice), new int[] {rows - 1}));
        progress("ready", 1);
    }

    private void progress(String phase, double fraction) {
        start.progress().accept(new LoadProgress(phase, fraction));
    }
}
