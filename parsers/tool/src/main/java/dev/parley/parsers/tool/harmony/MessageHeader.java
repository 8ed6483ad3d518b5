package dev.parley.parsers.tool.harmony;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The header of one message while it arrives: role, recipient and channel.
final class MessageHeader {

    private static final Set<String> BUILT_IN = Set.of("python", "browser", "container");
    private static final String FUNCTIONS = "functions.";
    private static final String RECIPIENT = "to=";

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder channel = new StringBuilder();
    private boolean inChannel;

    void clear() {
        text.setLength(0);
        channel.setLength(0);
        inChannel = false;
    }

    void add(String more) {
        text.append(more);
        if (inChannel) {
            channel.append(more);
        }
    }

    /// The channel's name follows.
    void channelFollows() {
        add(" ");
        inChannel = true;
        channel.setLength(0);
    }

    /// The channel's name; empty where there is none.
    String channel() {
        return words(channel).findFirst().orElse("");
    }

    /// Whether the message is for somebody else than the user.
    boolean hasRecipient() {
        return words(text).anyMatch(word -> word.startsWith(RECIPIENT));
    }

    /// The function the message calls; empty for any other recipient.
    Optional<String> function() {
        return words(text)
                .filter(word -> word.startsWith(RECIPIENT))
                .map(word -> word.substring(RECIPIENT.length()))
                .findFirst()
                .filter(MessageHeader::isFunction)
                .map(
                        name ->
                                name.startsWith(FUNCTIONS)
                                        ? name.substring(FUNCTIONS.length())
                                        : name);
    }

    private static boolean isFunction(String recipient) {
        int dot = recipient.indexOf('.');
        String first = dot < 0 ? recipient : recipient.substring(0, dot);
        return !recipient.isEmpty()
                && !recipient.equals("assistant")
                && !recipient.equals(FUNCTIONS)
                && !recipient.startsWith("<|")
                && !BUILT_IN.contains(first);
    }

    private static Stream<String> words(StringBuilder text) {
        return Stream.of(text.toString().strip().split("\\s+"));
    }
}
