package dev.parley.testkit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.StartupFailure;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class TestkitCommandTest {

    private static final String PASSES =
            """
            {"id": "one", "parser": "shout", "input": "Well. !go!", "mode": "both",
             "expect": {"content": "Well. ", "tool_calls": [{"name": "go", "arguments": {}}]}}
            """;
    private static final String FAILS =
            """
            {"id": "two", "parser": "shout", "input": "Well. !go!", "mode": "stream",
             "expect": {"content": "Well, ", "tool_calls": [{"name": "stop", "arguments": {"a": 1}}]}}
            """;

    private final Run run = new Run();
    @TempDir private Path folder;

    private int run(String kind, String vectors) throws IOException {
        Files.writeString(folder.resolve("shout.json"), vectors);
        return run.of(new TestkitCommand(), kind, folder.toString());
    }

    private String refusal(String kind, String vectors) {
        return String.valueOf(
                assertThrows(StartupFailure.class, () -> run(kind, vectors)).getMessage());
    }

    @Test
    void countsWhatPasses() throws IOException {
        assertEquals(0, run("tool-parsers", "[%s]".formatted(PASSES)));
        assertEquals("1 passed, 0 failed\n", run.out.toString());
    }

    @Test
    void showsWhatDiffers() throws IOException {
        assertEquals(1, run("tool-parsers", "[%s, %s]".formatted(PASSES, FAILS)));
        assertEquals(
                """
                FAILED two  (shout.json; stream, cut whole)
                    content
                      expected "Well, "
                      given    "Well. "
                    tool_calls
                      expected "stop"
                      given    "go"
                    tool_calls[0].arguments
                      expected "{\\"a\\":1}"
                      given    "{}"
                1 passed, 1 failed
                """,
                run.out.toString());
    }

    @Test
    void listsWhatTheReferenceFailsToo() throws IOException {
        String vector = FAILS.replace("\"mode\"", "\"xfail\": true, \"mode\"");
        assertEquals(0, run("tool-parsers", "[%s]".formatted(vector)));
        assertEquals(
                """
                Not counted, because the reference fails them too:
                  two
                    content "Well. ", calls [go({})]
                0 passed, 0 failed
                """,
                run.out.toString());
    }

    @Test
    void asksForNothingButNoCrashWhereTheVectorSaysSo() throws IOException {
        String vector = FAILS.replace("\"mode\"", "\"expect_error\": \"no-crash\", \"mode\"");
        assertEquals(0, run("tool-parsers", "[%s]".formatted(vector)));
    }

    @Test
    void failsWhereThereIsNoSuchParser() throws IOException {
        assertEquals(1, run("tool-parsers", "[%s]".formatted(PASSES.replace("shout", "murmur"))));
        assertTrue(
                run.out
                        .toString()
                        .contains(
                                "expected \"murmur\"\n      given    \"no parser of that name\""));
    }

    @Test
    void skipsByNameWhatNoModelWrites() throws IOException {
        String vector = PASSES.replace("\"shout\"", "\"_tool_choice_required\"");
        assertEquals(0, run("tool-parsers", "[%s]".formatted(vector)));
        assertEquals(
                "Skipped 1: shout.json: no model has the format '_tool_choice_required', and there"
                        + " is no tool parser 'forced-json'\n"
                        + "0 passed, 0 failed\n",
                run.out.toString());
    }

    @Test
    void runsOneParserOnly() throws IOException {
        run.flags.put("parser", "loud");
        assertEquals(
                0,
                run("tool-parsers", "[%s, %s]".formatted(PASSES.replace("shout", "loud"), FAILS)));
        assertEquals("1 passed, 0 failed\n", run.out.toString());
    }

    @Test
    void runsReasoningVectors() throws IOException {
        int code =
                run(
                        "reasoning-parsers",
                        """
                        [{"id": "a", "parser": "aside", "input": "(hm) Yes.", "mode": "both",
                          "expect": {"reasoning": "hm", "content": " Yes.", "is_reasoning_end": true, "content_ids_text": " Yes."}},
                         {"id": "b", "parser": "aside", "input": "hm) Yes.", "mode": "stream", "prompt_ends_in_reasoning": true,
                          "expect": {"reasoning": "hm", "content": " Yes."}},
                         {"id": "c", "kind": "reasoning_end", "parser": "aside", "input": "(hm", "mode": "complete",
                          "expect": {"is_reasoning_end": true}}]
                        """);
        assertEquals(1, code);
        assertEquals(
                """
                FAILED c  (shout.json; complete, cut whole)
                    is_reasoning_end
                      expected "true"
                      given    "false"
                2 passed, 1 failed
                """,
                run.out.toString());
    }

    @Test
    void runsPipelines() throws IOException {
        int code =
                run(
                        "pipeline",
                        """
                        [{"id": "a", "parser": "shout", "reasoning_parser": "aside", "input": "(!hm!) Yes. !go!", "mode": "both",
                          "expect": {"reasoning": "!hm!", "content": " Yes. ", "tool_calls": [{"name": "go", "arguments": {}}]}},
                         {"id": "b", "parser": null, "reasoning_parser": null, "input": "(hm) !go!", "mode": "both",
                          "expect": {"reasoning": null, "content": "(hm) !go!", "tool_calls": []}}]
                        """);
        assertEquals("2 passed, 0 failed\n", run.out.toString());
        assertEquals(0, code);
    }

    @Nested
    class Templates {

        @Test
        void comparesPromptsAndExceptions() throws IOException {
            int code =
                    run(
                            "chat-templates",
                            """
                            {"vectors": [
                              {"id": "clock", "template": "{{ now }}", "cases": [
                                {"id": "1", "context": {}, "now": "2026-02-03 04:05:06", "expect": {"output": "2026-02-03T04:05:06"}}]},
                              {"id": "raise", "template": "raise no", "cases": [
                                {"id": "1", "context": {}, "expect": {"error": "no"}},
                                {"id": "2", "context": {}, "expect": {"output": "no"}}]}]}
                            """);
            assertEquals(1, code);
            assertEquals(
                    """
                    FAILED raise/2  (shout.json; raised an exception)
                        output
                          expected "no"
                          given    "no"
                    2 passed, 1 failed
                    """,
                    run.out.toString());
        }

        @Test
        void cutsWhereTheLastMessageEnds() throws IOException {
            assertEquals(
                    0,
                    run(
                            "chat-templates",
                            """
                            {"template": "<{{ last }}> end", "cases": [
                              {"id": "1", "context": {"messages": [{"content": "so "}]}, "continue_final_message": true,
                               "expect": {"output": "<so "}}]}
                            """));
            assertEquals(
                    0,
                    run(
                            "chat-templates",
                            """
                            {"template": "<{{ trimmed }}> end", "cases": [
                              {"id": "1", "context": {"messages": [{"content": "so "}]}, "continue_final_message": true,
                               "expect": {"output": "<so"}}]}
                            """));
        }

        @Test
        void refusesFilesOfAnotherForm() {
            assertEquals(
                    "shout.json has neither 'cases' nor 'vectors'. Give one template with its"
                            + " cases, or a list of vectors.",
                    refusal("chat-templates", "{}"));
        }
    }

    @Nested
    class BadUsage {

        @Test
        void namesTheKinds() {
            assertEquals(
                    "parley testkit: there is no kind 'parsers'. Known: tool-parsers,"
                            + " reasoning-parsers, pipeline, chat-templates.",
                    refusal("parsers", "[]"));
        }

        @Test
        void needsAFolder() {
            StartupFailure failure =
                    assertThrows(
                            StartupFailure.class,
                            () -> run.of(new TestkitCommand(), "tool-parsers"));
            assertTrue(
                    String.valueOf(failure.getMessage())
                            .startsWith("parley testkit takes a kind and a folder"));
        }

        @Test
        void namesTheLineOfBrokenJson() {
            String message = refusal("tool-parsers", "[\n{\"id\": }]");
            assertTrue(message.contains("shout.json is no JSON: "), message);
            assertTrue(message.contains("(line 2)"), message);
        }

        @Test
        void namesTheFieldThatIsMissing() {
            assertEquals(
                    "shout.json: a vector has no text 'input': {\"id\":\"x\"}. Add it.",
                    refusal("tool-parsers", "[{\"id\": \"x\"}]"));
            assertEquals(
                    "shout.json: the vector 'x' has no object 'expect'. Add what must come of it.",
                    refusal("tool-parsers", "[{\"id\": \"x\", \"input\": \"\"}]"));
            assertEquals(
                    "shout.json is no list of vectors. A file of parser vectors is a JSON array.",
                    refusal("tool-parsers", "{}"));
        }

        @Test
        void namesTheParsersThereAreVectorsFor() {
            run.flags.put("parser", "murmur");
            assertEquals(
                    "--parser: there are no vectors for 'murmur'. There are for: shout.",
                    refusal("tool-parsers", "[%s]".formatted(PASSES)));
        }
    }
}
