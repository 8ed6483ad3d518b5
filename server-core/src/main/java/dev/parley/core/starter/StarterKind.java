package dev.parley.core.starter;

import dev.parley.api.StartupFailure;
import dev.parley.core.config.NearestName;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a plug-in may be.
public enum StarterKind {
    /// Reads tool calls.
    TOOL_PARSER("parley serve --plugin-path %s --enable-auto-tool-choice --tool-call-parser %s"),
    /// Tells reasoning from content.
    REASONING_PARSER("parley serve --plugin-path %s --reasoning-parser %s"),
    /// Stands in front of every route.
    MIDDLEWARE("parley serve --plugin-path %s"),
    /// Adds routes.
    ROUTER("parley serve --plugin-path %s");

    private final String use;

    StarterKind(String use) {
        this.use = use;
    }

    /// The word for it, such as `tool-parser`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// All words.
    public static String names() {
        return String.join(", ", words());
    }

    /// The kind of a word.
    ///
    /// @throws StartupFailure listing the words, when there is none
    public static StarterKind named(String word) {
        return Stream.of(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new StartupFailure(
                                        "parley plugins new: there is no kind '%s'.%s Known: %s."
                                                .formatted(
                                                        word,
                                                        NearestName.among(words(), word)
                                                                .map(
                                                                        " Did you mean '%s'?"
                                                                                ::formatted)
                                                                .orElse(""),
                                                        names())));
    }

    /// How a server is started with it.
    String use(String jar, String name) {
        return use.formatted(jar, name);
    }

    private static List<String> words() {
        return Stream.of(values()).map(StarterKind::word).toList();
    }
}
