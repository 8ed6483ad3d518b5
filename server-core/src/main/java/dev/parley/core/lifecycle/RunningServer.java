package dev.parley.core.lifecycle;

import dev.parley.api.engine.EngineClient;
import dev.parley.api.engine.EngineStart;
import dev.parley.api.engine.ModelInfo;
import dev.parley.api.middleware.ServerLoad;
import dev.parley.api.router.HttpJson;
import dev.parley.api.router.Operations;
import dev.parley.api.text.TextProcessing;
import dev.parley.api.text.Tokenizer;
import dev.parley.core.config.PluginOptions;
import dev.parley.core.guard.ParserGuard;
import dev.parley.core.guard.PluginFailures;
import dev.parley.core.http.Endpoint;
import dev.parley.core.http.ErrorReplies;
import dev.parley.core.http.Exchanges;
import dev.parley.core.http.HttpListener;
import dev.parley.core.http.JsonBodies;
import dev.parley.core.http.Patience;
import dev.parley.core.http.SwitchedRouting;
import dev.parley.core.metrics.Metrics;
import dev.parley.core.reload.CurrentParsers;
import dev.parley.core.tls.TlsFiles;
import dev.parley.core.tls.TlsRefresh;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// A server that listens and has its engine. Made by one thread; [#close] may be called by another.
final class RunningServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RunningServer.class.getName());

    /// What remains for the last errors to be written after running requests were aborted.
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /// Longest time the port's closing may take after everything else.
    private static final Duration LAST_GRACE = Duration.ofSeconds(10);

    private final ServerSetup setup;
    private final Exchanges exchanges;
    private final HttpListener listener;
    private final EngineClient engine;
    private final Optional<TlsRefresh> refresh;

    private RunningServer(
            ServerSetup setup,
            Exchanges exchanges,
            HttpListener listener,
            EngineClient engine,
            Optional<TlsRefresh> refresh) {
        this.setup = setup;
        this.exchanges = exchanges;
        this.listener = listener;
        this.engine = engine;
        this.refresh = refresh;
    }

    /// Listens, starts the engine and the text side next to each other, and returns when the server is
    /// ready.
    ///
    /// @throws dev.parley.api.StartupFailure when it cannot be started as asked; nothing is left open
    static RunningServer start(ServerSetup setup, TextLoader texts) throws InterruptedException {
        Optional<TlsFiles> files = TlsFiles.of(setup.settings());
        Endpoint endpoint = new Endpoint(setup.address(), files.map(TlsFiles::read));
        HttpListener.check(setup.address());
        Patience patience = Patience.of(setup.settings());
        Metrics metrics = new Metrics();
        HttpJson json = new JsonBodies(setup.settings());
        ErrorReplies errors = new ErrorReplies();
        Exchanges exchanges = new Exchanges();
        StartingRoutes starting = new StartingRoutes(metrics, json, errors);
        SwitchedRouting routing = new SwitchedRouting(exchanges, errors, starting.mount());
        Duration grace = setup.shutdownTimeout().plus(LAST_WORDS).plus(LAST_GRACE);

        try (Startup startup = new Startup()) {
            Startup.Part<TextProcessing> text =
                    startup.begin(() -> texts.load(setup.model().files(), setup.settings()));
            EngineStart engineStart =
                    engineStart(setup, metrics, starting, () -> text.await().tokenizer());
            Parts parts =
                    new Parts(
                            startup.begin(
                                    () ->
                                            HttpListener.open(
                                                    endpoint, routing, errors, patience, grace)),
                            startup.begin(() -> setup.engine().start(engineStart)),
                            text);
            Optional<TlsRefresh> refresh;
            try {
                startup.join();
                ServerLoad load = new ServerLoad();
                ServerOperations operations =
                        new ServerOperations(
                                Version.current(),
                                load,
                                metrics,
                                setup.plugins(),
                                setup.parsers().source());
                PluginFailures failures = new PluginFailures(metrics.registry());
                RunningContext context =
                        parts.context(setup, parsers(setup, failures), json, operations, metrics);
                routing.switchTo(new ReadyRoutes(setup, context, failures, load, errors).mount());
                refresh =
                        files.filter(_ -> setup.settings().enabled("enable-ssl-refresh"))
                                .map(
                                        them ->
                                                TlsRefresh.start(
                                                        them, parts.listener.result()::reload));
            } catch (InterruptedException | RuntimeException e) {
                startup.stop();
                parts.abandon();
                throw e;
            }
            metrics.bindProcess();
            RunningServer server =
                    new RunningServer(
                            setup,
                            exchanges,
                            parts.listener.result(),
                            parts.engine.result(),
                            refresh);
            server.announce();
            return server;
        }
    }

    /// What is started side by side.
    private record Parts(
            Startup.Part<HttpListener> listener,
            Startup.Part<EngineClient> engine,
            Startup.Part<TextProcessing> text) {

        RunningContext context(
                ServerSetup setup,
                CurrentParsers parsers,
                HttpJson json,
                Operations operations,
                Metrics metrics) {
            return new RunningContext(
                    setup,
                    parsers,
                    engine.result(),
                    text.result(),
                    json,
                    operations,
                    metrics.registry());
        }

        /// Closes what was made before another part failed.
        void abandon() {
            engine.made().forEach(EngineClient::close);
            listener.made().forEach(HttpListener::closeConnections);
            listener.made().forEach(HttpListener::close);
        }
    }

    private static CurrentParsers parsers(ServerSetup setup, PluginFailures failures) {
        long limit = setup.settings().number(PluginOptions.PARSER_TIMEOUT.name()).orElse(0);
        return new CurrentParsers(
                setup.parsers().source(), new ParserGuard(failures, Duration.ofMillis(limit)));
    }

    private static EngineStart engineStart(
            ServerSetup setup,
            Metrics metrics,
            StartingRoutes starting,
            Supplier<Tokenizer> tokenizer) {
        return new EngineStart(
                setup.model().files(),
                setup.model().names().getFirst(),
                setup.engineOptions(),
                setup.settings(),
                metrics.registry(),
                starting::report,
                tokenizer);
    }

    private void announce() {
        double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        ModelInfo model = engine.model();
        LOG.log(
                System.Logger.Level.INFO,
                () ->
                        "Ready at %s after %.2f s: %s (%s, %s, %s)"
                                .formatted(
                                        listener.url(),
                                        seconds,
                                        setup.model().names().getFirst(),
                                        model.architecture(),
                                        model.device(),
                                        model.dtype()));
    }

    /// The TCP port; -1 for a Unix socket.
    int port() {
        return listener.port();
    }

    /// Stops: no new work, running requests get the shutdown timeout, what then still runs is aborted
    /// with an error. Blocks until everything is released.
    @Override
    public void close() {
        refresh.ifPresent(TlsRefresh::close);
        exchanges.refuseNew();
        Duration timeout = setup.shutdownTimeout();
        LOG.log(
                System.Logger.Level.INFO,
                () ->
                        "Stopping: %d running requests may take up to %d s."
                                .formatted(exchanges.size(), timeout.toSeconds()));
        Thread port = Thread.ofPlatform().name("parley-close-port").start(listener::close);
        try {
            if (!exchanges.awaitIdle(timeout)) {
                abortRunning();
            }
            listener.closeConnections();
            engine.close();
            port.join(LAST_GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            listener.closeConnections();
            engine.close();
        }
        LOG.log(System.Logger.Level.INFO, "Stopped.");
    }

    private void abortRunning() throws InterruptedException {
        LOG.log(
                System.Logger.Level.WARNING,
                () -> "Aborting %d requests.".formatted(exchanges.size()));
        exchanges.abort();
        Thread closing = Thread.ofPlatform().name("parley-close-engine").start(engine::close);
        if (!exchanges.awaitIdle(LAST_WORDS)) {
            exchanges.interrupt();
            boolean ended = exchanges.awaitIdle(LAST_WORDS);
            LOG.log(System.Logger.Level.DEBUG, () -> "Interrupted handlers ended: " + ended);
        }
        closing.join();
    }
}
