package dev.parley.core.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.StartupFailure;
import dev.parley.api.text.ChatPrompt;
import dev.parley.api.text.ChatPrompt.Ending;
import dev.parley.api.text.ChatTemplate.ContentFormat;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.DetokenizerOptions.Spacing;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.TextProcessing;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class ModelTextTest {

    private static TextProcessing load(Path folder, Map<String, String> flags) {
        return ModelText.load(new FolderModelFiles(folder), TestFiles.settings(flags));
    }

    private static String failure(Path folder, Map<String, String> flags) {
        String message = assertThrows(StartupFailure.class, () -> load(folder, flags)).getMessage();
        assertFalse(message.contains("\n"), message);
        return message;
    }

    @Nested
    class WithTheDemoModel {

        private final TextProcessing text = load(TestFiles.demoModel(), Map.of());

        private static Stream<JsonNode> goldens() {
            return TestFiles.json("golden/greedy.json").path("cases").valueStream();
        }

        private static Optional<ArrayNode> tools(JsonNode golden) {
            return golden.path("tools") instanceof ArrayNode tools
                    ? Optional.of(tools)
                    : Optional.empty();
        }

        @TestFactory
        Stream<DynamicTest> rendersAndEncodesTheGoldenConversations() {
            return goldens()
                    .map(
                            golden ->
                                    DynamicTest.dynamicTest(
                                            golden.path("prompt").asString(),
                                            () -> {
                                                var prompt =
                                                        new ChatPrompt(
                                                                (ArrayNode) golden.path("messages"),
                                                                tools(golden),
                                                                Optional.empty(),
                                                                (ObjectNode) golden.path("kwargs"),
                                                                Ending.GENERATION_PROMPT);
                                                String rendered =
                                                        text.chatTemplate(tools(golden).isPresent())
                                                                .render(prompt);
                                                assertEquals(
                                                        golden.path("prompt").asString(), rendered);
                                                assertArrayEquals(
                                                        TestFiles.ids(golden.path("prompt_ids")),
                                                        text.tokenizer()
                                                                .encode(
                                                                        rendered,
                                                                        SpecialTokens.SKIP));
                                            }));
        }

        @TestFactory
        Stream<DynamicTest> streamsTheGoldenOutputs() {
            return goldens()
                    .map(
                            golden ->
                                    DynamicTest.dynamicTest(
                                            golden.path("output").asString(),
                                            () -> {
                                                var detokenizer =
                                                        text.tokenizer()
                                                                .detokenizer(
                                                                        TestFiles.ids(
                                                                                golden.path(
                                                                                        "prompt_ids")),
                                                                        new DetokenizerOptions(
                                                                                SpecialTokens.KEEP,
                                                                                Spacing.SPACED));
                                                StringBuilder streamed = new StringBuilder();
                                                for (int id :
                                                        TestFiles.ids(golden.path("output_ids"))) {
                                                    streamed.append(detokenizer.push(id).text());
                                                }
                                                streamed.append(detokenizer.finish().text());
                                                assertEquals(
                                                        golden.path("output").asString(),
                                                        streamed.toString());
                                            }));
        }

        @Test
        void takesContentInParts() {
            assertEquals(ContentFormat.OPENAI, text.chatTemplate(false).contentFormat());
        }

        @Test
        void compilesARequestsTemplateOnce() {
            assertSame(text.compile("{{ messages }}"), text.compile("{{ messages }}"));
        }

        @Test
        void refusesARequestsTemplateThatIsNone() {
            var refused = assertThrows(InvalidRequest.class, () -> text.compile("a\n{% if %}"));
            assertTrue(
                    refused.getMessage().endsWith("(line 2 of the chat template)"),
                    refused.getMessage());
        }
    }

    @Nested
    class ChoosingATemplate {

        @TempDir Path folder;

        @BeforeEach
        void writeTokenizer() throws IOException {
            write("tokenizer.json", SmallTokenizers.byteFallback());
        }

        private void write(String name, String content) throws IOException {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }

        private String plain(Map<String, String> flags) {
            return load(folder, flags).chatTemplate(false).source();
        }

        private String withTools(Map<String, String> flags) {
            return load(folder, flags).chatTemplate(true).source();
        }

        @Test
        void aModelWithoutOneRefusesConversations() {
            TextProcessing text = load(folder, Map.of());
            var refused = assertThrows(InvalidRequest.class, () -> text.chatTemplate(false));
            assertTrue(
                    refused.getMessage().startsWith("As of transformers v4.44"),
                    refused.getMessage());
        }

        @Test
        void theConfigurationsTextIsForEverything() throws IOException {
            write("tokenizer_config.json", "{\"chat_template\": \"one\"}");
            assertEquals("one", plain(Map.of()));
            assertEquals("one", withTools(Map.of()));
        }

        @Test
        void theConfigurationsListIsByName() throws IOException {
            write(
                    "tokenizer_config.json",
                    """
                    {"chat_template": [{"name": "default", "template": "one"}, {"name": "tool_use", "template": "two"}]}\
                    """);
            assertEquals("one", plain(Map.of()));
            assertEquals("two", withTools(Map.of()));
        }

        @Test
        void aRequestMayNameOneOfTheModels() throws IOException {
            write(
                    "tokenizer_config.json",
                    """
                    {"chat_template": [{"name": "default", "template": "one"}, {"name": "rag", "template": "two"}]}\
                    """);
            assertEquals("two", load(folder, Map.of()).compile("rag").source());
            assertEquals("other", load(folder, Map.of()).compile("other").source());
        }

        @Test
        void anOnlyTemplateHasNoName() throws IOException {
            write("chat_template.jinja", "four");
            assertEquals("default", load(folder, Map.of()).compile("default").source());
        }

        @Test
        void theProcessorsIsForConversationsWithoutTools() throws IOException {
            write("tokenizer_config.json", "{\"chat_template\": \"one\"}");
            write("chat_template.json", "{\"chat_template\": \"three\"}");
            assertEquals("three", plain(Map.of()));
            assertEquals("one", withTools(Map.of()));
        }

        @Test
        void theProcessorsIsForEverythingWhenItIsTheOnlyOne() throws IOException {
            write("chat_template.json", "{\"chat_template\": \"three\"}");
            assertEquals("three", withTools(Map.of()));
        }

        @Test
        void theOneInTheProcessorsConfigurationIsHiddenByNoFile() throws IOException {
            write("processor_config.json", "{\"chat_template\": \"two\"}");
            write("chat_template.json", "{\"chat_template\": \"three\"}");
            write("chat_template.jinja", "four");
            assertEquals("two", plain(Map.of()));
            assertEquals("four", withTools(Map.of()));
        }

        @Test
        void aProcessorsConfigurationMayHaveNone() throws IOException {
            write("processor_config.json", "{\"image_size\": 3}");
            write("chat_template.json", "{\"chat_template\": \"three\"}");
            assertEquals("three", plain(Map.of()));
        }

        @Test
        void theKindOfModelTellsOneWhereNoneCame() throws IOException {
            write("config.json", "{\"model_type\": \"blip-2\"}");
            assertTrue(plain(Map.of()).contains("Question: "));
            assertTrue(withTools(Map.of()).contains("Question: "));
            write("chat_template.jinja", "four");
            assertEquals("four", plain(Map.of()));
        }

        @Test
        void separateFilesHideTheOthers() throws IOException {
            write(
                    "tokenizer_config.json",
                    """
                    {"chat_template": [{"name": "default", "template": "one"}, {"name": "tool_use", "template": "two"}]}\
                    """);
            write("chat_template.json", "{\"chat_template\": \"three\"}");
            write("chat_template.jinja", "four");
            assertEquals("four", plain(Map.of()));
            assertEquals("four", withTools(Map.of()));
            write("additional_chat_templates/tool_use.jinja", "five");
            assertEquals("five", withTools(Map.of()));
        }

        @Test
        void theOperatorsComesFirst() throws IOException {
            write("chat_template.jinja", "four");
            write("own.txt", "six");
            assertEquals(
                    "six", plain(Map.of("chat-template", folder.resolve("own.txt").toString())));
            assertEquals("{# inline #}", withTools(Map.of("chat-template", "{# inline #}")));
        }

        @Test
        void aMissingFileStopsTheStart() {
            assertEquals(
                    "The supplied chat template string (./no/such.jinja) appears path-like, but"
                        + " doesn't exist! Tried: ./no/such.jinja. Name a file for --chat-template,"
                        + " or give the template itself.",
                    failure(folder, Map.of("chat-template", "./no/such.jinja")));
        }

        @Test
        void theOperatorsMustBeJinja() {
            String message = failure(folder, Map.of("chat-template", "{% if %}"));
            assertTrue(message.startsWith("--chat-template: line 1: "), message);
        }

        @Test
        void theModelsOwnIsRefusedOnlyWhenUsed() throws IOException {
            write("chat_template.jinja", "{% if %}");
            TextProcessing text = load(folder, Map.of());
            assertThrows(InvalidRequest.class, () -> text.chatTemplate(false));
        }

        @Test
        void theContentFormatIsTheOperators() throws IOException {
            write("chat_template.jinja", "{{ messages }}");
            var text = load(folder, Map.of("chat-template-content-format", "openai"));
            assertEquals(ContentFormat.OPENAI, text.chatTemplate(false).contentFormat());
            assertEquals(
                    "--chat-template-content-format: there is no 'xml'. Known: auto, string,"
                            + " openai.",
                    failure(folder, Map.of("chat-template-content-format", "xml")));
        }

        @Test
        void specialTokensAreVariables() throws IOException {
            write("chat_template.jinja", "{{ bos_token }}{{ image_token }}{{ pad_token }}");
            write(
                    "tokenizer_config.json",
                    """
                    {"bos_token": {"content": "<s>"}, "image_token": "<img>", "pad_token": null}\
                    """);
            var prompt =
                    new ChatPrompt(
                            TestFiles.MAPPER.createArrayNode().add("hello"),
                            Optional.empty(),
                            Optional.empty(),
                            TestFiles.MAPPER.createObjectNode(),
                            Ending.CLOSED);
            assertEquals("<s><img>", load(folder, Map.of()).chatTemplate(false).render(prompt));
        }
    }

    @Nested
    class ReadingFiles {

        @TempDir Path folder;

        @Test
        void aModelWithoutTokenizerSaysWhatToDo() {
            assertEquals(
                    "The model in '%s' has no tokenizer.json, tokenizer.model or tiktoken file. Add one, or name a folder that has it with --tokenizer."
                            .formatted(folder),
                    failure(folder, Map.of()));
        }

        @Test
        void theTokenizerMayLieElsewhere() {
            var text = load(folder, Map.of("tokenizer", TestFiles.demoModel().toString()));
            assertEquals(2560, text.tokenizer().vocabularySize());
            assertTrue(text.chatTemplate(false).source().contains("Parley demo model"));
        }

        @Test
        void brokenFilesAreNamed() throws IOException {
            Files.writeString(
                    folder.resolve("tokenizer.json"), "{\"model\": {\"type\": \"NoSuchModel\"}}");
            assertTrue(
                    failure(folder, Map.of()).startsWith("The tokenizer.json of '" + folder),
                    "wrong model");
            Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": ");
            assertTrue(
                    failure(folder, Map.of()).startsWith("The tokenizer.json of '" + folder),
                    "cut short");
            Files.writeString(
                    folder.resolve("tokenizer_config.json"),
                    "{\"added_tokens_decoder\": {\"one\": {}}}");
            assertTrue(
                    failure(folder, Map.of()).startsWith("The tokenizer_config.json of '" + folder),
                    "no id");
            Files.writeString(folder.resolve("tokenizer_config.json"), "no JSON");
            assertTrue(
                    failure(folder, Map.of()).startsWith("The tokenizer_config.json of '" + folder),
                    "no JSON");
        }
    }
}
