package dev.parley.engine.onnx.loop;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.Task;
import dev.parley.api.engine.EngineClient;
import dev.parley.api.engine.EngineOptions;
import dev.parley.api.engine.EngineOptions.Scheduling;
import dev.parley.api.engine.EngineStart;
import dev.parley.api.engine.EngineStats;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.ModelInfo;
import dev.parley.engine.onnx.kv.KvCache;
import dev.parley.engine.onnx.metrics.CacheFacts;
import dev.parley.engine.onnx.metrics.EngineMetrics;
import dev.parley.engine.onnx.sample.LogprobsMode;
import dev.parley.engine.onnx.sample.Sampler;
import dev.parley.engine.onnx.schedule.Limits;
import dev.parley.engine.onnx.schedule.Scheduler;
import dev.parley.engine.onnx.step.ModelExecutor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An engine that batches continuously on one thread of its own, `parley-engine-0`.
public final class LoopEngine implements EngineClient {

    private static final System.Logger LOG = System.getLogger(LoopEngine.class.getName());

    private final ModelInfo model;
    private final EngineStatus status = new EngineStatus();
    private final Inbox inbox = new Inbox();
    private final RequestIntake intake;
    private final QueueLimit queueLimit;
    private final Thread thread;

    private LoopEngine(ModelExecutor executor, EngineStart start) {
        EngineOptions options = start.options();
        model = ContextLength.limit(executor, options.scheduling().maxModelLength());
        int vocabulary = model.vocabularySize();
        int blockSize = executor.blockSize();
        intake =
                new RequestIntake(
                        new RequestIntake.Shape(vocabulary, model.maxModelLength(), blockSize),
                        options.seed());
        EngineMetrics metrics = metrics(executor, start);
        queueLimit =
                new QueueLimit(
                        start.settings().number("max-num-queued-reqs").orElse(Long.MAX_VALUE),
                        start.settings().number("max-num-queued-tokens").orElse(Long.MAX_VALUE),
                        metrics);
        LogprobsMode mode =
                LogprobsMode.named(start.settings().text("logprobs-mode").orElse("raw_logprobs"));
        KvCache cache = new KvCache(executor.blocks(), blockSize, options.cache().prefixCaching());
        EngineLoop loop =
                new EngineLoop(
                        new EngineLoop.Parts(
                                inbox,
                                status,
                                new Scheduler<>(limits(options.scheduling()), cache),
                                executor,
                                new TokenChooser(
                                        new Sampler(vocabulary, mode),
                                        metrics,
                                        JumpForward.of(start.settings()),
                                        vocabulary),
                                metrics,
                                queueLimit));
        thread = Thread.ofPlatform().name("parley-engine-0").daemon().unstarted(loop);
        LOG.log(
                Level.INFO,
                () ->
                        "KV cache: %d blocks of %d tokens, room for %.1f sequences of %d tokens"
                                .formatted(
                                        executor.blocks(),
                                        blockSize,
                                        (double) executor.blocks()
                                                * blockSize
                                                / model.maxModelLength(),
                                        model.maxModelLength()));
    }

    /// Starts an engine.
    ///
    /// @param executor the engine's from now on; closed with it, or when it cannot start
    /// @throws dev.parley.api.StartupFailure when the options do not fit the model
    public static LoopEngine start(ModelExecutor executor, EngineStart start) {
        try {
            LoopEngine engine = new LoopEngine(executor, start);
            engine.thread.start();
            return engine;
        } catch (RuntimeException failure) {
            executor.close();
            throw failure;
        }
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.GENERATE);
    }

    @Override
    public ModelInfo model() {
        return model;
    }

    @Override
    public Generation generate(List<GenerationRequest> requests) {
        QueuedGeneration generation = new QueuedGeneration(inbox);
        List<ActiveRequest> active = intake.take(requests, generation);
        generation.carry(active);
        long tokens = requests.stream().mapToLong(request -> request.prompt().length).sum();
        queueLimit.enter(active.size(), tokens);
        if (!inbox.put(new Command.Submit(active))) {
            queueLimit.leave(active.size(), tokens);
            throw status.failure()
                    .map(failure -> new EngineFailed(String.valueOf(failure.getMessage()), failure))
                    .orElseGet(
                            () ->
                                    new EngineFailed(
                                            "The engine is shutting down and takes no more"
                                                    + " requests."));
        }
        return generation;
    }

    @Override
    public EngineStats stats() {
        return status.stats();
    }

    @Override
    public Optional<EngineFailed> failure() {
        return status.failure();
    }

    @Override
    public void resetPrefixCache() {
        inbox.put(new Command.ResetPrefixCache());
    }

    @Override
    public void close() {
        inbox.put(new Command.Stop());
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private EngineMetrics metrics(ModelExecutor executor, EngineStart start) {
        MeterRegistry meters =
                start.settings().enabled("disable-log-stats")
                        ? new CompositeMeterRegistry()
                        : start.meters();
        CacheFacts facts =
                new CacheFacts(
                        executor.blocks(),
                        executor.blockSize(),
                        model.maxModelLength(),
                        start.options().cache().prefixCaching());
        return new EngineMetrics(meters, start.servedName(), facts, status::stats);
    }

    private static Limits limits(Scheduling options) {
        return new Limits(
                options.maxBatchedTokens(),
                options.maxSequences(),
                options.prefillChunk().orElse(options.maxBatchedTokens()),
                options.policy());
    }
}
