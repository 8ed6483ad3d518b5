package dev.parley.testkit.command;

import dev.parley.api.Settings;
import dev.parley.api.command.CommandContext;
import dev.parley.api.command.CommandProvider;
import dev.parley.api.command.KnownParsers;
import dev.parley.api.command.ModelTexts;
import dev.parley.api.command.Terminal;
import dev.parley.api.text.TextProcessing;
import dev.parley.testkit.shout.AsideReasoningParserProvider;
import dev.parley.testkit.shout.ShoutToolParserProvider;

import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Runs a command with the small parsers and a renderer that knows `{{ NAME }}` and `raise WORDS`.
final class Run {

    final StringWriter out = new StringWriter();
    final Map<String, String> flags = new HashMap<>();
    String in = "";

    int of(CommandProvider command, String... arguments) {
        PrintWriter writer = new PrintWriter(out);
        int code =
                command.run(
                        new CommandContext(
                                List.of(arguments),
                                new Flags(flags),
                                new Terminal(
                                        new ByteArrayInputStream(
                                                in.getBytes(StandardCharsets.UTF_8)),
                                        writer),
                                KnownParsers.of(
                                        List.of(
                                                new ShoutToolParserProvider(
                                                        ShoutToolParserProvider.Flaw.NONE)),
                                        List.of(
                                                new AsideReasoningParserProvider(
                                                        AsideReasoningParserProvider.Flaw.NONE))),
                                new Names()));
        writer.flush();
        return code;
    }

    /// Flags by name.
    private record Flags(Map<String, String> values) implements Settings {

        @Override
        public Optional<String> text(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public List<String> list(String name) {
            return text(name).stream().toList();
        }

        @Override
        public OptionalLong number(String name) {
            return OptionalLong.empty();
        }

        @Override
        public boolean enabled(String name) {
            return text(name).isPresent();
        }

        @Override
        public Optional<String> environment(String variable) {
            return Optional.empty();
        }
    }

    /// Puts texts in place of names.
    private record Names() implements ModelTexts {

        @Override
        public Rendering render(String source, ObjectNode variables, LocalDateTime now) {
            if (source.startsWith("raise ")) {
                return new Rendering.Raised(source.substring(6));
            }
            if (source.startsWith("fail ")) {
                return new Rendering.Failed(source.substring(5));
            }
            String text = source.replace("{{ now }}", now.toString());
            text =
                    text.replace(
                            "{{ last }}",
                            variables.path("messages").path(0).path("content").asString(""));
            return new Rendering.Prompt(
                    text.replace(
                            "{{ trimmed }}",
                            variables
                                    .path("messages")
                                    .path(0)
                                    .path("content")
                                    .asString("")
                                    .strip()));
        }

        @Override
        public TextProcessing model() {
            throw new UnsupportedOperationException();
        }
    }
}
