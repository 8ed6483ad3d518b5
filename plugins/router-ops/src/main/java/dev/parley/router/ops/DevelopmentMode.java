package dev.parley.router.ops;

import dev.parley.api.Settings;

/// Whether routes for development are wanted, which show what a stranger should not see. Only static
/// functions.
final class DevelopmentMode {

    private static final String VARIABLE = "VLLM_SERVER_DEV_MODE";

    private DevelopmentMode() {}

    /// Whether `VLLM_SERVER_DEV_MODE` is a number other than 0.
    static boolean isOn(Settings settings) {
        return settings.environment(VARIABLE)
                .map(String::strip)
                .filter(value -> value.matches("[+-]?\\d+") && !value.matches("[+-]?0+"))
                .isPresent();
    }
}
