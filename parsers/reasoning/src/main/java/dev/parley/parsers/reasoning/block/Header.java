package dev.parley.parsers.reasoning.block;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What stands in front of a message.
///
/// @param channel the name behind the channel marker; empty without one
/// @param recipient whom the message calls, before or behind the channel
record Header(String channel, Optional<String> recipient) {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Set<String> BUILT_IN = Set.of("python", "browser", "container");

    /// Reads a header.
    ///
    /// @param role the text in front of the channel marker
    /// @param channel the text behind it
    static Header of(String role, String channel) {
        String name = words(channel).findFirst().filter(word -> !word.startsWith("to=")).orElse("");
        return new Header(name, recipient(role + " " + channel));
    }

    /// Who reads the message.
    Audience audience() {
        if (recipient.filter(Header::isFunction).isPresent()) {
            return Audience.TOOL;
        }
        return switch (channel) {
            case "analysis" -> Audience.MODEL;
            case "final" -> Audience.USER;
            default -> recipient.isPresent() ? Audience.TOOL : Audience.USER;
        };
    }

    private static boolean isFunction(String name) {
        int dot = name.indexOf('.');
        String family = dot < 0 ? name : name.substring(0, dot);
        return !BUILT_IN.contains(family) && !name.equals("functions.");
    }

    private static Optional<String> recipient(String text) {
        return words(text)
                .filter(word -> word.startsWith("to=") && word.length() > 3)
                .map(word -> word.substring(3))
                .filter(name -> !name.equals("assistant"))
                .findFirst();
    }

    private static Stream<String> words(String text) {
        return SPACE.splitAsStream(text.strip());
    }

    /// Who reads a message.
    enum Audience {
        /// The model itself: reasoning.
        MODEL,
        /// The user: content.
        USER,
        /// A tool: a call, which belongs to neither.
        TOOL
    }
}
