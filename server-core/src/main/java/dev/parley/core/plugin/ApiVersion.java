package dev.parley.core.plugin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version of Parley's API.
///
/// @param major changes when plug-ins must be rebuilt
/// @param minor changes when something was added; before 1.0 it is as good as a major one
/// @param text as it was written
record ApiVersion(int major, int minor, String text) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:[.+-].*)?");

    /// Reads `MAJOR.MINOR` and whatever follows; empty when it does not look like that.
    static Optional<ApiVersion> of(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches()
                ? Optional.of(
                        new ApiVersion(
                                Integer.parseInt(form.group(1)),
                                Integer.parseInt(form.group(2)),
                                text.strip()))
                : Optional.empty();
    }

    /// Whether what was built for another version runs on this one.
    boolean runs(ApiVersion built) {
        return built.major == major && (major == 0 ? built.minor == minor : built.minor <= minor);
    }

    /// `MAJOR.MINOR`.
    String series() {
        return "%d.%d".formatted(major, minor);
    }

    @Override
    public String toString() {
        return text;
    }
}
