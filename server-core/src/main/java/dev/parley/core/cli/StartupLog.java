package dev.parley.core.cli;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.parley.api.middleware.MiddlewareProvider;
import dev.parley.core.config.Problems;
import dev.parley.core.config.ServerConfig;
import dev.parley.core.config.Setting;
import dev.parley.core.lifecycle.ServerSetup;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Logs what is about to start. Only static functions.
final class StartupLog {

    private static final System.Logger LOG = System.getLogger(StartupLog.class.getName());

    private StartupLog() {}

    /// What is odd though it stops nothing.
    static void warn(Problems problems) {
        problems.warnings().forEach(warning -> LOG.log(WARNING, warning));
    }

    /// Version, model, every value that is not the default, the middleware chain; what was ignored as warnings.
    static void write(String version, ServerConfig config, ServerSetup setup) {
        config.notices().forEach(notice -> LOG.log(WARNING, notice));
        LOG.log(
                INFO,
                () ->
                        "Parley %s serves %s as %s with the engine %s"
                                .formatted(
                                        version,
                                        setup.model().files().origin(),
                                        String.join(", ", setup.model().names()),
                                        setup.engine().name()));
        List<Setting> changed = config.changed();
        if (!changed.isEmpty()) {
            LOG.log(
                    INFO,
                    () ->
                            "Settings other than default: "
                                    + changed.stream()
                                            .map(StartupLog::shown)
                                            .collect(Collectors.joining("; ")));
        }
        LOG.log(INFO, () -> "Middleware, outermost first: " + chain(setup));
    }

    private static String shown(Setting setting) {
        return switch (setting.source().rank()) {
            case FLAG -> "%s %s".formatted(setting.option().flag(), setting.shown());
            case ENVIRONMENT, FILE, MODEL, STANDARD ->
                    "%s %s (%s)"
                            .formatted(
                                    setting.option().flag(),
                                    setting.shown(),
                                    setting.source().said());
        };
    }

    private static String chain(ServerSetup setup) {
        return Stream.concat(
                        setup.middleware().stream().map(MiddlewareProvider::name),
                        setup.customFilters().stream().map(filter -> filter.getClass().getName()))
                .collect(Collectors.joining(", "));
    }
}
