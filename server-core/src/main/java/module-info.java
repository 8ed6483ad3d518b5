/// The server: command line, configuration, plug-ins, HTTP, life cycle, metrics and text.
///
/// `dev.parley.core.text` calls the native tokenizers of Hugging Face, so this module and
/// `ai.djl.tokenizers` need `--enable-native-access`.
module dev.parley.core {
    requires transitive dev.parley.api;
    requires ai.djl.tokenizers;
    requires io.helidon.common.buffers;
    requires io.helidon.common.concurrency.limits;
    requires io.helidon.common.socket;
    requires java.logging;
    requires java.management;
    requires jdk.management;
    requires micrometer.core;
    requires micrometer.registry.prometheus;
    requires static org.jspecify;

    exports dev.parley.core.lifecycle;
    exports dev.parley.core.text;

    provides System.LoggerFinder with
            dev.parley.core.logging.ParleyLoggerFinder;
}
