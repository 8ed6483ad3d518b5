package dev.parley.parsers.tool.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.text.TextChunk;
import dev.parley.api.text.TextChunk.AddedToken;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.call.Markers.Mark;
import dev.parley.parsers.tool.call.ValueText.Newlines;
import dev.parley.parsers.tool.hermes.TagTokenizer;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class CallTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "get_weather                  | get_weather",
                "` get_weather `              | get_weather",
                "`name=\"f\"`                 | f",
                "` name=\"f\"`                | f",
                "`name='f'`                   | f",
                "`name=f`                     | f",
                "`name=f string=\"true\"`     | f",
                "`name=\"f\" string=\"true\"` | f",
                "`name=\"f`                   | f",
                "`name=\"\"`                  | ``",
                "`name=`                      | ``",
                "``                           | ``"
            })
    void aHeaderHasAName(String header, String name) {
        assertEquals(name, new Header(header).name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`name=\"f\" string=\"true\"` | string | true",
                "`name=\"f\" string=false x`  | string | false",
                "`name=\"f\"`                 | string | ``",
                "`name=\"f\" string='a b'`    | string | a b"
            })
    void aHeaderHasAttributes(String header, String key, String value) {
        assertEquals(value, new Header(header).attribute(key));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "KEPT    | NaN   | NaN",
                "KEPT    | aN    | aN",
                "TRIMMED | NaN   | a",
                "TRIMMED | NNaNN | NaN",
                "TRIMMED | N     | ``",
                "TRIMMED | NN    | ``",
                "TRIMMED | aNb   | aNb",
                "TRIMMED | ``    | ``"
            })
    void aValueLosesOneNewlineAtEitherEnd(Newlines newlines, String text, String value) {
        String written = text.replace('N', '\n');
        ValueText whole = new ValueText(newlines);
        whole.append(written);
        assertEquals(value.replace('N', '\n'), whole.takeRest());

        ValueText pieces = new ValueText(newlines);
        StringBuilder taken = new StringBuilder();
        for (char c : written.toCharArray()) {
            pieces.append(Character.toString(c));
            taken.append(pieces.takeCertain());
        }
        assertEquals(value.replace('N', '\n'), taken.append(pieces.takeRest()).toString());
    }

    @Nested
    class RawText {

        private final RawCalls raw = new RawCalls();
        private final List<ToolEvent> events = new ArrayList<>();

        @Test
        void withoutACallTheFirstTakesAll() {
            raw.append("abc");
            raw.abandon(events);
            assertEquals(List.of(new ToolEvent.Abandoned(0, "abc")), events);
        }

        @Test
        void isSharedOutAmongCalls() {
            assertTrue(raw.isEmpty());
            raw.append("<s>");
            raw.append("<c>");
            raw.open(3);
            raw.started();
            raw.append("one");
            raw.append("<c>");
            raw.open(3);
            raw.started();
            raw.append("two");
            raw.abandon(events);
            assertEquals(2, raw.calls());
            assertEquals(
                    List.of(
                            new ToolEvent.Abandoned(0, "<s><c>one"),
                            new ToolEvent.Abandoned(1, "<c>two")),
                    events);
            assertEquals("<s><c>one<c>two", raw.text());
        }
    }

    @Nested
    class WholeOnes {

        private final List<ToolEvent> events = new ArrayList<>();

        @Test
        void areNumberedAndWrittenWithBlanks() {
            WholeCalls calls = new WholeCalls(events);
            calls.call("f", JsonNodeFactory.instance.objectNode().put("a", 1).put("b", "x"));
            calls.begin("g");
            calls.end(JsonNodeFactory.instance.objectNode());
            assertEquals(2, calls.calls());
            assertEquals(
                    List.of(
                            new ToolEvent.CallStarted(0, Optional.empty(), "f"),
                            new ToolEvent.Arguments(0, "{\"a\": 1, \"b\": \"x\"}"),
                            new ToolEvent.CallCompleted(0),
                            new ToolEvent.CallStarted(1, Optional.empty(), "g"),
                            new ToolEvent.Arguments(1, "{}"),
                            new ToolEvent.CallCompleted(1)),
                    events);
        }
    }

    @Nested
    class AtMarkers {

        private static final List<Mark<Integer>> MARKS =
                List.of(new Mark<>("<a>", 1), new Mark<>("<ab>", 2), new Mark<>("[", 3));

        private final StringBuilder seen = new StringBuilder();

        private void push(Markers<Integer> markers, TextChunk chunk) {
            markers.push(chunk, this::text, this::mark);
        }

        private void text(String text) {
            seen.append(text);
        }

        private void mark(int role, String text) {
            seen.append('(').append(role).append(')');
            assertTrue(MARKS.stream().anyMatch(it -> it.text().equals(text)), text);
        }

        private Markers<Integer> markers(ToolParserRequest request) {
            return new Markers<>(MARKS, request);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "x<a>y<ab>z[ | x(1)y(2)z(3)",
                    "<<a>        | <(1)",
                    "<a          | <a",
                    "<ab<ab>     | <ab(2)",
                    "[[[         | (3)(3)(3)",
                    "<a>>        | (1)>",
                    "plain       | plain"
                })
        void textIsCutUnderAnyChunking(String text, String expected) {
            for (int size = 1; size <= text.length(); size++) {
                seen.setLength(0);
                Markers<Integer> markers =
                        markers(new ToolParserRequest(List.of(), Optional.empty()));
                for (int at = 0; at < text.length(); at += size) {
                    push(
                            markers,
                            TextChunk.of(text.substring(at, Math.min(text.length(), at + size))));
                }
                markers.finish(this::text, this::mark);
                assertEquals(expected, seen.toString(), "pieces of " + size);
            }
        }

        /// `<a>` is an added token of the vocabulary, `<ab>` and `[` are not.
        @Test
        void anAddedTokenCountsAsThatTokenOnly() {
            Markers<Integer> markers =
                    markers(
                            new ToolParserRequest(
                                    List.of(), Optional.of(new TagTokenizer(List.of("<a>")))));
            push(markers, TextChunk.ofModel("<a>x", List.of(new AddedToken(0, 3, 1))));
            push(markers, TextChunk.ofModel("<a>y<ab>["));
            markers.finish(this::text, this::mark);
            assertEquals("(1)x<a>y(2)(3)", seen.toString());
        }

        @Test
        void whereTokensAreNotKnownCharactersDecide() {
            Markers<Integer> markers =
                    markers(
                            new ToolParserRequest(
                                    List.of(), Optional.of(new TagTokenizer(List.of("<a>")))));
            push(markers, TextChunk.of("<a>y"));
            markers.finish(this::text, this::mark);
            assertEquals("(1)y", seen.toString());
        }
    }
}
