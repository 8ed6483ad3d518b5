package dev.parley.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.ChatPrompt;
import dev.parley.api.text.ChatPrompt.Ending;
import dev.parley.api.text.ChatTemplate;
import dev.parley.api.text.ChatTemplate.ContentFormat;
import dev.parley.core.jinja.RenderLimits;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

class JinjaChatTemplateTest {

    private static final String ECHO =
            "{% for m in messages %}[{{ m.role }}:{{ m.content }}]{% endfor %}";
    private static final String TRIMMING =
            "{% for m in messages %}[{{ m.content | trim }}]{% endfor %}";
    private static final String HELLO = "[{\"role\": \"user\", \"content\": \"hello \"}]";

    private static ChatTemplate compile(String source, ContentFormatOption format) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-04T05:06:07Z"));
        return new TemplateCompiler(Map.of("bos_token", "<s>"), format, clock, ZoneOffset.UTC)
                .compile(source, RenderLimits.UNTRUSTED);
    }

    private static ChatPrompt prompt(String messages, String variables, Ending ending) {
        return new ChatPrompt(
                (ArrayNode) TestFiles.MAPPER.readTree(messages),
                Optional.empty(),
                Optional.empty(),
                (ObjectNode) TestFiles.MAPPER.readTree(variables),
                ending);
    }

    private static String render(String source, String messages, String variables, Ending ending) {
        return compile(source, ContentFormatOption.AUTO)
                .render(prompt(messages, variables, ending));
    }

    private static String refusal(String source, String messages, Ending ending) {
        return assertThrows(InvalidRequest.class, () -> render(source, messages, "{}", ending))
                .getMessage();
    }

    @Nested
    class Variables {

        @Test
        void holdTheConversation() {
            assertEquals("[user:hello ]", render(ECHO, HELLO, "{}", Ending.CLOSED));
        }

        @Test
        void absentToolsAndDocumentsAreNone() {
            assertEquals(
                    "True True",
                    render(
                            "{{ tools is none }} {{ documents is none }}",
                            HELLO,
                            "{}",
                            Ending.CLOSED));
        }

        @Test
        void givenToolsArePassed() {
            var prompt =
                    new ChatPrompt(
                            (ArrayNode) TestFiles.MAPPER.readTree(HELLO),
                            Optional.of(
                                    (ArrayNode) TestFiles.MAPPER.readTree("[{\"name\": \"f\"}]")),
                            Optional.of(TestFiles.MAPPER.createArrayNode()),
                            TestFiles.MAPPER.createObjectNode(),
                            Ending.CLOSED);
            var template =
                    compile(
                            "{{ tools[0].name }}{{ documents | length }}",
                            ContentFormatOption.AUTO);
            assertEquals("f0", template.render(prompt));
        }

        @Test
        void tellWhetherAReplyIsToBegin() {
            String source = "{{ add_generation_prompt }}";
            assertEquals("True", render(source, HELLO, "{}", Ending.GENERATION_PROMPT));
            assertEquals("False", render(source, HELLO, "{}", Ending.CLOSED));
        }

        @Test
        void specialTokensGiveWayToTheRequests() {
            assertEquals("<s>", render("{{ bos_token }}", HELLO, "{}", Ending.CLOSED));
            assertEquals(
                    "<x>",
                    render("{{ bos_token }}", HELLO, "{\"bos_token\": \"<x>\"}", Ending.CLOSED));
        }

        @Test
        void theConversationCannotBeReplaced() {
            assertEquals("[user:hello ]", render(ECHO, HELLO, "{\"messages\": []}", Ending.CLOSED));
        }

        @Test
        void timeIsTheClocks() {
            assertEquals(
                    "2026-03-04",
                    render("{{ strftime_now('%Y-%m-%d') }}", HELLO, "{}", Ending.CLOSED));
        }
    }

    @Nested
    class ContinuingTheLastMessage {

        @Test
        void endsThePromptInsideIt() {
            assertEquals("[user:hello ", render(ECHO, HELLO, "{}", Ending.CONTINUED));
        }

        @Test
        void trimsWhereTheTemplateDoes() {
            assertEquals("[hello", render(TRIMMING, HELLO, "{}", Ending.CONTINUED));
        }

        @Test
        void takesTheLastTextPart() {
            String messages =
                    """
                    [{"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"},
                                                  {"type": "image"}]}]\
                    """;
            String source = "{% for p in messages[0]['content'] %}<{{ p.text }}>{% endfor %}";
            assertEquals("<a><b", render(source, messages, "{}", Ending.CONTINUED));
        }

        @Test
        void leavesTheConversationAsItWas() {
            ChatPrompt prompt = prompt(HELLO, "{}", Ending.CONTINUED);
            compile(ECHO, ContentFormatOption.AUTO).render(prompt);
            assertEquals(TestFiles.MAPPER.readTree(HELLO), prompt.messages());
        }

        @Test
        void refusesAMessageWithoutContent() {
            assertEquals(
                    "continue_final_message is set but the final message has no \"content\" to"
                            + " continue!",
                    refusal(
                            ECHO,
                            "[{\"role\": \"assistant\", \"content\": null}]",
                            Ending.CONTINUED));
            assertEquals(
                    "continue_final_message is set but we could not find any text to continue in"
                            + " the final message!",
                    refusal(
                            ECHO,
                            "[{\"role\": \"user\", \"content\": [{\"type\": \"image\"}]}]",
                            Ending.CONTINUED));
        }

        @Test
        void refusesATemplateThatDropsIt() {
            assertTrue(
                    refusal("{{ messages[0].role }}", HELLO, Ending.CONTINUED)
                            .contains("not an accepted field"));
            assertTrue(
                    refusal("{# content #}", HELLO, Ending.CONTINUED)
                            .contains("does not appear in the chat"));
        }
    }

    @Nested
    class WhenItFails {

        @Test
        void theTemplatesOwnWordsReachTheClient() {
            assertEquals(
                    "Only one system message!",
                    refusal(
                            "\n{{ raise_exception('Only one system message!') }}",
                            HELLO,
                            Ending.CLOSED));
        }

        @Test
        void anythingElseNamesTheLine() {
            String message = refusal("a\n{{ nothing.at.all }}", HELLO, Ending.CLOSED);
            assertTrue(message.startsWith("'nothing' is undefined"), message);
            assertTrue(message.endsWith("(line 2 of the chat template)"), message);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{% for i in range(60000) %}{{ 'x' * 60 }}{% endfor %}|the template writes more"
                            + " than 1048576 characters",
                    "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor"
                            + " %}|the template takes more than 150000 steps",
                    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}|the template nests deeper than"
                            + " 1000 levels",
                    "{{ 'x' * 65537 }}|the template repeats text beyond 65536 characters",
                    "{% set ns = namespace(a='aa') %}{% for i in range(99) %}{% set ns.a = ns.a ~"
                            + " ns.a %}{% endfor %}|characters",
                    "{% for i in range(200000) %}{% endfor %}|100000"
                })
        void aLimitIsARefusalThatNamesIt(String source, String words) {
            String message = refusal(source, HELLO, Ending.CLOSED);
            assertTrue(message.contains(words), message);
            assertTrue(message.endsWith("(line 1 of the chat template)"), message);
        }

        @Test
        void anEmptyConversationIsRefused() {
            assertEquals(
                    "Cannot apply chat template to an empty conversation. Provide at least one"
                            + " message.",
                    refusal(ECHO, "[]", Ending.CLOSED));
        }
    }

    @Nested
    class ItsContentFormat {

        private static final String LOOP =
                "{% for m in messages %}{% for p in m.content %}{{ p }}{% endfor %}{% endfor %}";

        @Test
        void followsFromItsLoops() {
            assertEquals(
                    ContentFormat.OPENAI, compile(LOOP, ContentFormatOption.AUTO).contentFormat());
            assertEquals(
                    ContentFormat.STRING, compile(ECHO, ContentFormatOption.AUTO).contentFormat());
        }

        @Test
        void followsTheOperator() {
            assertEquals(
                    ContentFormat.STRING,
                    compile(LOOP, ContentFormatOption.STRING).contentFormat());
            assertEquals(
                    ContentFormat.OPENAI,
                    compile(ECHO, ContentFormatOption.OPENAI).contentFormat());
        }
    }
}
