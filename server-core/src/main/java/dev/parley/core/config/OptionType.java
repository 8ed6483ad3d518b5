package dev.parley.core.config;

import tools.jackson.databind.JsonNode;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What an option's value looks like.
public sealed interface OptionType {

    /// A short word for the value in `--help`; empty for a switch.
    String placeholder();

    /// The values it takes, in words; empty when any text will do.
    String range();

    /// The value in the one form that the server works with.
    ///
    /// @throws IllegalArgumentException whose message continues the sentence "VALUE …"
    String canonical(String value);

    /// On or off.
    ///
    /// @param negation whether there is a `--no-` form
    record Switch(Negation negation) implements OptionType {

        private static final List<String> ON = List.of("true", "yes", "on", "1");
        private static final List<String> OFF = List.of("false", "no", "off", "0");

        @Override
        public String placeholder() {
            return "";
        }

        @Override
        public String range() {
            return "true or false";
        }

        @Override
        public String canonical(String value) {
            String word = value.toLowerCase(Locale.ROOT);
            if (ON.contains(word)) {
                return "true";
            }
            if (OFF.contains(word)) {
                return "false";
            }
            throw new IllegalArgumentException("is neither true nor false");
        }
    }

    /// Whether a switch has a `--no-` form.
    enum Negation {
        /// `--no-NAME` switches it off.
        NEGATABLE,
        /// It can only be switched on.
        PRESENCE
    }

    /// Any text.
    ///
    /// @param placeholder a word for it
    record Text(String placeholder) implements OptionType {

        @Override
        public String range() {
            return "";
        }

        @Override
        public String canonical(String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("is empty");
            }
            return value;
        }
    }

    /// A path; what lies there is checked by who reads it.
    ///
    /// @param placeholder a word for it
    record Location(String placeholder) implements OptionType {

        @Override
        public String range() {
            return "";
        }

        @Override
        public String canonical(String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("is empty");
            }
            try {
                return Path.of(value).toString();
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException("is not a path", e);
            }
        }
    }

    /// One of some words, in any case.
    ///
    /// @param words in the form that the server works with
    record Choice(List<String> words) implements OptionType {

        /// Copies the list.
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public String placeholder() {
            return String.join("|", words);
        }

        @Override
        public String range() {
            return String.join(", ", words);
        }

        @Override
        public String canonical(String value) {
            for (String word : words) {
                if (word.equalsIgnoreCase(value)) {
                    return word;
                }
            }
            String nearest =
                    NearestName.among(words, value)
                            .map(" Did you mean '%s'?"::formatted)
                            .orElse("");
            throw new IllegalArgumentException("is not one of: %s.%s".formatted(range(), nearest));
        }
    }

    /// A whole number.
    ///
    /// @param least smallest value
    /// @param most largest value
    /// @param unit what it counts, such as `tokens`
    /// @param notation how it may be written
    record Whole(long least, long most, String unit, Notation notation) implements OptionType {

        @Override
        public String placeholder() {
            return "N";
        }

        @Override
        public String range() {
            return unit.isEmpty() ? bounds() : bounds() + " " + unit;
        }

        private String bounds() {
            if (most < Long.MAX_VALUE) {
                return "%d to %d".formatted(least, most);
            }
            return least == Long.MIN_VALUE ? "any whole number" : "%d or more".formatted(least);
        }

        @Override
        public String canonical(String value) {
            long number = notation == Notation.SUFFIXED ? HumanNumber.parse(value) : plain(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException("is out of range: %s".formatted(range()));
            }
            return Long.toString(number);
        }

        private static long plain(String value) {
            try {
                return Long.parseLong(value.strip());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("is not a whole number", e);
            }
        }
    }

    /// How a whole number may be written.
    enum Notation {
        /// Digits.
        PLAIN,
        /// Digits, or with a suffix: `4k` is 4000, `4K` is 4096.
        SUFFIXED
    }

    /// A JSON list of texts; [dev.parley.api.Settings#list] has its items.
    record Texts() implements OptionType {

        @Override
        public String placeholder() {
            return "JSON";
        }

        @Override
        public String range() {
            return "a JSON list of texts";
        }

        @Override
        public String canonical(String value) {
            JsonNode node = JsonText.read(value);
            if (!node.isArray() || !node.valueStream().allMatch(JsonNode::isString)) {
                throw new IllegalArgumentException(
                        "is not a JSON list of texts such as [\"a\", \"b\"]");
            }
            return node.toString();
        }
    }

    /// A JSON object, whole or by dotted keys.
    record Json() implements OptionType {

        @Override
        public String placeholder() {
            return "JSON";
        }

        @Override
        public String range() {
            return "a JSON object";
        }

        @Override
        public String canonical(String value) {
            JsonNode node = JsonText.read(value);
            if (!node.isObject()) {
                throw new IllegalArgumentException("is not a JSON object");
            }
            return node.toString();
        }
    }
}
