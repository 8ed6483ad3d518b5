package dev.parley.demo;

import dev.parley.api.model.BundledModelProvider;
import dev.parley.api.model.ModelFiles;

import java.util.Map;

/// A toy model of 3.6 million parameters in the Qwen3 layout: chats in simple English, reasons in
/// `<think>` where that helps, and calls tools.
public final class DemoModelProvider implements BundledModelProvider {

    private static final String NAME = "parley-demo";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ModelFiles files() {
        return new ResourceModelFiles(NAME);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "tool-call-parser", "hermes",
                "enable-auto-tool-choice", "true",
                "reasoning-parser", "think");
    }
}
