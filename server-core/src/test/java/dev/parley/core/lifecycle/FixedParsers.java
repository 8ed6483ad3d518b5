package dev.parley.core.lifecycle;

import dev.parley.api.router.LoadedPlugin;
import dev.parley.core.reload.ChosenParsers;
import dev.parley.core.reload.ParserSource;
import dev.parley.core.reload.ReloadReport;

import java.util.List;

/// Parsers that are there for good.
record FixedParsers(ChosenParsers chosen) implements ParserSource {

    @Override
    public List<LoadedPlugin> plugins() {
        return List.of();
    }

    @Override
    public ReloadReport reload() {
        return new ReloadReport(List.of(), List.of(), List.of(), List.of());
    }
}
