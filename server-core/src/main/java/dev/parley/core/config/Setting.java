package dev.parley.core.config;

import dev.parley.core.config.Option.Secrecy;

import java.util.List;

/// One option's value.
///
/// @param option whose value
/// @param values in canonical form; one, unless the option takes several; not empty
/// @param source who said so
public record Setting(Option option, List<String> values, Source source) {

    /// Copies the list.
    public Setting {
        values = List.copyOf(values);
    }

    /// The value for the log: secrets are masked.
    public String shown() {
        return option.secrecy() == Secrecy.SECRET ? "***" : String.join(" ", values);
    }
}
