package dev.parley.engine.onnx.loop;

import dev.parley.api.Settings;

import tools.jackson.databind.json.JsonMapper;

/// Whether tokens that a constraint leaves no choice about are appended without a step of their own.
enum JumpForward {
    /// They are.
    ON,
    /// Every token is sampled.
    OFF;

    private static final String FLAG = "structured-outputs-config";
    private static final String SETTING = "jump_forward";

    /// What `--structured-outputs-config.jump_forward` says; on where it says nothing.
    static JumpForward of(Settings settings) {
        boolean on =
                settings.text(FLAG)
                        .map(JsonMapper.shared()::readTree)
                        .map(config -> config.path(SETTING).asBoolean(true))
                        .orElse(true);
        return on ? ON : OFF;
    }
}
