package dev.parley.core.config;

import dev.parley.core.config.Option.Secrecy;

import tools.jackson.databind.JsonNode;

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

    /// All values; of a JSON list its items.
    List<String> items() {
        if (!(option.type() instanceof OptionType.Texts)) {
            return values;
        }
        return JsonText.read(values.getFirst()).valueStream().map(JsonNode::stringValue).toList();
    }

    /// The value for the log: secrets are masked.
    public String shown() {
        return option.secrecy() == Secrecy.SECRET ? "***" : String.join(" ", values);
    }
}
