package dev.parley.router.generate.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;
import dev.parley.api.command.CommandContext;
import dev.parley.api.command.KnownParsers;
import dev.parley.api.command.ModelTexts;
import dev.parley.api.command.Terminal;
import dev.parley.api.text.ChatTemplate;
import dev.parley.api.text.TextProcessing;
import dev.parley.api.text.Tokenizer;
import dev.parley.router.generate.fake.CharTokenizer;
import dev.parley.router.generate.fake.MapSettings;
import dev.parley.router.generate.fake.PlainTemplate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class RenderCommandTest {

    private final Map<String, String> flags = new HashMap<>();
    private final PlainTemplate template = new PlainTemplate(ChatTemplate.ContentFormat.STRING);
    private final StringWriter out = new StringWriter();
    @TempDir private Path folder;

    private String file(String name, String json) throws IOException {
        return Files.writeString(folder.resolve(name), json).toString();
    }

    private String run(String... arguments) {
        PrintWriter writer = new PrintWriter(out);
        new RenderCommand()
                .run(
                        new CommandContext(
                                List.of(arguments),
                                new MapSettings(flags),
                                new Terminal(InputStream.nullInputStream(), writer),
                                KnownParsers.NONE,
                                new PlainTexts(template)));
        writer.flush();
        return out.toString();
    }

    private String refusal() {
        return String.valueOf(assertThrows(StartupFailure.class, this::run).getMessage());
    }

    @Test
    void rendersAListOfMessages() throws IOException {
        flags.put("messages", file("m.json", "[{\"role\": \"user\", \"content\": \"Hi\"}]"));
        assertEquals("user:Hi\nassistant:", run());
    }

    @Test
    void convertsContentAsTheChatRouteDoes() throws IOException {
        flags.put(
                "messages",
                file(
                        "m.json",
                        "[{\"role\": \"user\", \"content\": [{\"type\": \"text\", \"text\": \"a\"},"
                                + " {\"type\": \"text\", \"text\": \"b\"}]}]"));
        assertEquals("user:a\nb\nassistant:", run());
    }

    @Test
    void takesAWholeRequestWithItsFields() throws IOException {
        flags.put(
                "messages",
                file(
                        "m.json",
                        """
                        {"messages": [{"role": "user", "content": "Hi"}], "add_generation_prompt": false,
                         "chat_template_kwargs": {"enable_thinking": false}}
                        """));
        assertEquals("user:Hi\n", run());
        assertEquals("{\"enable_thinking\":false}", template.last().variables().toString());
    }

    @Test
    void givesToolsToTheTemplate() throws IOException {
        flags.put("messages", file("m.json", "[{\"role\": \"user\", \"content\": \"Hi\"}]"));
        flags.put(
                "tools",
                file("t.json", "[{\"type\": \"function\", \"function\": {\"name\": \"f\"}}]"));
        run();
        assertEquals(
                "f",
                template.last()
                        .tools()
                        .orElseThrow()
                        .get(0)
                        .path("function")
                        .path("name")
                        .asString());
    }

    @Test
    void showsTokens() throws IOException {
        flags.put("messages", file("m.json", "[{\"role\": \"user\", \"content\": \"Hi\"}]"));
        flags.put("tokens", "true");
        String shown = run();
        assertTrue(shown.startsWith("user:Hi\nassistant:\n"), shown);
        assertTrue(shown.endsWith("18 tokens\n"), shown);
    }

    @Test
    void needsMessages() {
        assertEquals(
                "parley render needs --messages FILE, a JSON list of messages or a chat request.",
                refusal());
    }

    @Test
    void saysWhatIsWrongWithTheConversation() throws IOException {
        flags.put("messages", file("m.json", "[{\"content\": \"Hi\"}]"));
        assertTrue(refusal().contains("role"), refusal());
        flags.put("messages", file("m.json", "[]"));
        assertTrue(refusal().contains("empty conversation"), refusal());
        flags.put("messages", file("m.json", "3"));
        assertTrue(refusal().contains("holds neither a list of messages nor a chat request"));
        flags.put("messages", file("m.json", "{"));
        assertTrue(refusal().contains("m.json is no JSON: "), refusal());
        flags.put("messages", folder.resolve("none.json").toString());
        assertTrue(refusal().contains("cannot be read"), refusal());
    }

    @Test
    void passesOnWhatTheTemplateRaises() throws IOException {
        flags.put(
                "messages",
                file(
                        "m.json",
                        "{\"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}],"
                                + " \"chat_template_kwargs\": {\"fail\": \"no\"}}"));
        assertEquals("parley render: no", refusal());
    }

    /// One template, and one token per character.
    private record PlainTexts(ChatTemplate template) implements ModelTexts, TextProcessing {

        @Override
        public Rendering render(String source, ObjectNode variables, LocalDateTime now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public TextProcessing model() {
            return this;
        }

        @Override
        public Tokenizer tokenizer() {
            return new CharTokenizer();
        }

        @Override
        public ChatTemplate chatTemplate(boolean withTools) {
            return template;
        }

        @Override
        public ChatTemplate compile(String source) {
            return template;
        }
    }
}
