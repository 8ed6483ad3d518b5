package dev.parley.core.config;

import dev.parley.api.StartupFailure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Gathers what is wrong, so that the operator sees all of it at once. One thread.
public final class Problems {

    private final Set<String> lines = new LinkedHashSet<>();
    private final List<Throwable> causes = new ArrayList<>();

    /// Adds one.
    ///
    /// @param line what is wrong with which value, then what to do
    public void add(String line) {
        lines.add(oneLine(line));
    }

    /// Adds one with its cause.
    ///
    /// @param line what is wrong with which value, then what to do
    /// @param cause kept for the debug log
    public void add(String line, Throwable cause) {
        add(line);
        causes.add(cause);
    }

    /// Adds one that was thrown.
    public void add(StartupFailure failure) {
        add(String.valueOf(failure.getMessage()), failure);
    }

    /// What was added, in order.
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /// Ends the start when there is any.
    ///
    /// @throws StartupFailure with all of them in one line
    public void throwIfAny() {
        if (lines.isEmpty()) {
            return;
        }
        StartupFailure failure = new StartupFailure(String.join(" | ", lines));
        causes.forEach(failure::addSuppressed);
        throw failure;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
