package dev.parley.parsers.tool.hermes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.vector.Chunkings;
import dev.parley.parsers.tool.vector.Reply;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

class HermesToolParserProviderTest {

    private static final String FIRST =
            "<tool_call>\n{\"name\": \"f\", \"arguments\": {\"a\": 1}}\n</tool_call>";
    private static final String SECOND =
            "<tool_call>{\"arguments\": {\"b\": \"x<y\"}, \"name\": \"g\"}</tool_call>";

    private static ToolParser parser() {
        return new HermesToolParserProvider()
                .create(new ToolParserRequest(List.of(), Optional.empty()));
    }

    private static Reply complete(String text) {
        return Reply.complete(parser(), List.of(text));
    }

    private static Reply streamed(String text) {
        return Reply.streamed(parser(), List.of(text));
    }

    @Nested
    class WhenCallsAreWellFormed {

        @Test
        void dropsTextBetweenAndAfterThem() {
            Reply reply = complete("Hi " + FIRST + "\n-\n" + SECOND + " bye <tool");
            assertEquals(
                    new Reply(
                            "Hi ",
                            List.of(
                                    new Reply.Call("f", "{\"a\": 1}"),
                                    new Reply.Call("g", "{\"b\": \"x<y\"}"))),
                    reply);
        }

        @Test
        void argumentsBeforeTheNameWaitForIt() {
            ToolParser parser = parser();
            parser.push(TextChunk.of("<tool_call>{\"arguments\": {\"b\": 1}, \"na"));
            assertEquals(
                    List.of(
                            new ToolEvent.CallStarted(0, Optional.empty(), "g"),
                            new ToolEvent.Arguments(0, "{\"b\": 1}")),
                    parser.push(TextChunk.of("me\": \"g\"")));
        }

        @Test
        void argumentsArePassedOnAsTheyArrive() {
            ToolParser parser = parser();
            parser.push(
                    TextChunk.of("<tool_call>{\"name\": \"f\", \"arguments\": {\"city\": \"Par"));
            assertEquals(
                    List.of(new ToolEvent.Arguments(0, "is")), parser.push(TextChunk.of("is")));
        }

        @Test
        void aTagInsideAStringIsText() {
            Reply reply =
                    complete(
                            "<tool_call>{\"name\": \"f\", \"arguments\": {\"t\":"
                                    + " \"</tool_call><tool_call>\"}}</tool_call>");
            assertEquals(
                    List.of(new Reply.Call("f", "{\"t\": \"</tool_call><tool_call>\"}")),
                    reply.calls());
        }

        @Test
        void aCallIsCompletedWhenItsObjectEnds() {
            ToolParser parser = parser();
            parser.push(TextChunk.of("<tool_call>{\"name\": \"f\", \"arguments\": {}"));
            assertEquals(List.of(new ToolEvent.CallCompleted(0)), parser.push(TextChunk.of("}")));
        }

        @Test
        void theNameIsDecodedAndFurtherMembersAreIgnored() {
            Reply reply =
                    complete(
                            "<tool_call>{\"id\": 7, \"n\\u0061me\": \"caf\\u00e9\", \"arguments\":"
                                    + " {}, \"x\": [{}]}</tool_call>");
            assertEquals(List.of(new Reply.Call("café", "{}")), reply.calls());
        }
    }

    @Nested
    class WhenACallIsMalformed {

        @Test
        void aCompleteReplyIsContentAsAWhole() {
            String text =
                    "Hi " + FIRST + " then <tool_call>{\"name\": 5}</tool_call> " + SECOND + "!";
            assertEquals(new Reply(text, List.of()), complete(text));
        }

        @Test
        void aStreamKeepsWhatWasSent() {
            Reply reply =
                    streamed(
                            "Hi "
                                    + FIRST
                                    + "<tool_call>{\"name\": \"g\", \"arguments\": {\"b\":"
                                    + " ?}}</tool_call>");
            assertEquals(
                    new Reply(
                            "Hi ",
                            List.of(
                                    new Reply.Call("f", "{\"a\": 1}"),
                                    new Reply.Call("g", "{\"b\": "))),
                    reply);
        }

        @Test
        void aCallWithoutANameTakesNoNumber() {
            Reply reply = streamed("<tool_call>{}</tool_call>" + FIRST);
            assertEquals(List.of(new Reply.Call("f", "{\"a\": 1}")), reply.calls());
        }

        @Test
        void eachCallIsAbandonedWithItsShareOfTheText() {
            String text = FIRST + "\n" + SECOND + "\n<tool_call>{\"name\": \"h";
            assertEquals(
                    List.of(
                            new ToolEvent.Abandoned(0, FIRST + "\n"),
                            new ToolEvent.Abandoned(1, SECOND + "\n<tool_call>{\"name\": \"h")),
                    Reply.run(parser(), List.of(text)).stream()
                            .filter(ToolEvent.Abandoned.class::isInstance)
                            .toList());
        }

        @Test
        void anEndTagThatIsCutOffCountsAsText() {
            String text = "<tool_call>{\"name\": \"f\", \"arguments\": {}}</tool_ca";
            assertEquals(new Reply(text, List.of()), complete(text));
        }
    }

    @Nested
    class WhenTheTextIsMutated {

        private static final long SEED = 4_242;
        private static final String TEXT = "Let me see.\n" + FIRST + "\n" + SECOND + "\n";
        private static final String ALPHABET = "{}[]\":,\\<>/_ntoolcal \n1é";

        private String mutate(Random random) {
            StringBuilder text = new StringBuilder(TEXT);
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(Math.max(1, text.length()));
                int end = Math.min(text.length(), at + random.nextInt(15));
                switch (random.nextInt(4)) {
                    case 0 -> text.delete(at, end);
                    case 1 -> text.insert(at, text.substring(at, end));
                    case 2 -> text.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                    default -> text.setLength(end);
                }
            }
            return text.toString();
        }

        @Test
        void theCutNeverChangesTheEventsAndNothingIsLost() {
            Random random = new Random(SEED);
            for (int i = 0; i < 2_000; i++) {
                String text = mutate(random);
                List<ToolEvent> whole = Reply.run(parser(), List.of(text));
                assertEquals(whole, Reply.run(parser(), Chunkings.random(text, random)), text);
                assertEquals(whole, Reply.run(parser(), List.of(text.split("(?!^)"))), text);
                Reply reply = complete(text);
                String shown = reply.content() + (reply.calls().isEmpty() ? "" : "<tool_call>");
                assertTrue(
                        reply.calls().isEmpty() ? text.equals(shown) : text.startsWith(shown),
                        text);
            }
        }
    }

    @Nested
    class WhenTagsAreAddedTokens {

        private List<ToolEvent> run(TextChunk... chunks) {
            ToolParser parser =
                    new HermesToolParserProvider()
                            .create(
                                    new ToolParserRequest(
                                            List.of(), Optional.of(new TagTokenizer())));
            List<ToolEvent> events = new ArrayList<>();
            for (TextChunk chunk : chunks) {
                events.addAll(parser.push(chunk));
            }
            events.addAll(parser.finish());
            return events;
        }

        @Test
        void tagsSpelledByOrdinaryTokensStayText() {
            String shown =
                    run(TextChunk.ofModel(FIRST)).stream()
                            .map(Object::toString)
                            .collect(Collectors.joining());
            assertEquals(new ToolEvent.Content(FIRST).toString(), shown);
        }

        @Test
        void tagTokensOpenAndCloseACall() {
            List<ToolEvent> events =
                    run(
                            TextChunk.ofModel(
                                    "<tool_call>",
                                    List.of(new TextChunk.AddedToken(0, 11, TagTokenizer.OPEN))),
                            TextChunk.ofModel("{\"name\": \"f\", \"arguments\": {}}"),
                            TextChunk.ofModel(
                                    "</tool_call>",
                                    List.of(new TextChunk.AddedToken(0, 12, TagTokenizer.CLOSE))));
            assertEquals(
                    List.of(
                            new ToolEvent.CallStarted(0, Optional.empty(), "f"),
                            new ToolEvent.Arguments(0, "{}"),
                            new ToolEvent.CallCompleted(0)),
                    events);
        }
    }
}
