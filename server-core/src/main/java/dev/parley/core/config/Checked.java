package dev.parley.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Checks one option's values against its type. Only static functions.
final class Checked {

    private Checked() {}

    /// The setting, when every value can be used.
    static Optional<Setting> check(
            Option option, List<String> texts, Source source, Problems problems) {
        List<String> canonical = new ArrayList<>();
        for (String text : texts) {
            try {
                canonical.add(option.type().canonical(text));
            } catch (IllegalArgumentException e) {
                String shown = option.secrecy() == Option.Secrecy.SECRET ? "***" : text;
                problems.add(
                        "%s: '%s' %s"
                                .formatted(
                                        source.said(),
                                        shown,
                                        sentenceEnd(
                                                Objects.requireNonNullElse(
                                                        e.getMessage(), "cannot be used"))),
                        e);
            }
        }
        return canonical.size() == texts.size()
                ? Optional.of(new Setting(option, canonical, source))
                : Optional.empty();
    }

    private static String sentenceEnd(String message) {
        return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    }
}
