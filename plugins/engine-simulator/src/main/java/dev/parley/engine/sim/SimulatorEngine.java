package dev.parley.engine.sim;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.Settings;
import dev.parley.api.Task;
import dev.parley.api.engine.EngineClient;
import dev.parley.api.engine.EngineStart;
import dev.parley.api.engine.EngineStats;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.ModelInfo;
import dev.parley.api.text.Tokenizer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// An engine that paces made-up tokens on one thread of its own, `parley-simulator`.
final class SimulatorEngine implements EngineClient {

    private final ModelInfo model;
    private final EngineStatus status = new EngineStatus();
    private final Inbox inbox = new Inbox();
    private final RequestIntake intake;
    private final QueueLimit queueLimit;
    private final Thread thread;

    private SimulatorEngine(EngineStart start) {
        Settings settings = start.settings();
        Tokenizer tokenizer = start.tokenizer().get();
        model = ModelFacts.read(start, tokenizer);
        int vocabulary = model.vocabularySize();
        TokenChoice.Source source =
                new TokenChoice.Source(
                        SourceText.read(settings, tokenizer),
                        new Preferences(tokenizer, vocabulary),
                        vocabulary,
                        length(settings));
        intake =
                new RequestIntake(
                        new SimulatedSequence.Shape(source, model.maxModelLength()),
                        Faults.of(settings),
                        start.options().seed());
        SimulatorMetrics metrics =
                new SimulatorMetrics(meters(start), start.servedName(), status::stats);
        queueLimit = new QueueLimit(settings, metrics);
        SimulatorLoop loop =
                new SimulatorLoop(
                        new SimulatorLoop.Parts(
                                inbox, status, Pace.of(settings), metrics, queueLimit),
                        start.options().scheduling());
        thread = Thread.ofPlatform().name("parley-simulator").daemon().unstarted(loop);
    }

    /// Starts an engine.
    ///
    /// @throws dev.parley.api.StartupFailure when text, faults or tokenizer cannot be used
    static SimulatorEngine start(EngineStart start) {
        SimulatorEngine engine = new SimulatorEngine(start);
        engine.thread.start();
        return engine;
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
        SimulatedGeneration generation = new SimulatedGeneration(inbox);
        List<SimulatedSequence> sequences = intake.take(requests, generation);
        generation.carry(sequences);
        long tokens = requests.stream().mapToLong(request -> request.prompt().length).sum();
        queueLimit.enter(sequences.size(), tokens);
        if (!inbox.put(new Command.Submit(sequences))) {
            queueLimit.leave(sequences.size(), tokens);
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

    /// Does nothing: there is no cache.
    @Override
    public void resetPrefixCache() {}

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

    private static OptionalInt length(Settings settings) {
        return settings.number("simulator-length").stream().mapToInt(Math::toIntExact).findFirst();
    }

    private static MeterRegistry meters(EngineStart start) {
        return start.settings().enabled("disable-log-stats")
                ? new CompositeMeterRegistry()
                : start.meters();
    }
}
