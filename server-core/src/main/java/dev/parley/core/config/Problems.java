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
    private final Set<String> warnings = new LinkedHashSet<>();

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

    /// Adds what the operator should know though it stops nothing.
    ///
    /// @param line what is odd, then what to do
    public void warn(String line) {
        warnings.add(oneLine(line));
    }

    /// Takes over what another part of the start gathered.
    public void addAll(Problems others) {
        lines.addAll(others.lines);
        causes.addAll(others.causes);
        warnings.addAll(others.warnings);
    }

    /// Takes over what another part of the start gathered, but none of it stops the start.
    public void warnAll(Problems others) {
        warnings.addAll(others.lines);
        warnings.addAll(others.warnings);
    }

    /// What was warned of, in order.
    public List<String> warnings() {
        return List.copyOf(warnings);
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
