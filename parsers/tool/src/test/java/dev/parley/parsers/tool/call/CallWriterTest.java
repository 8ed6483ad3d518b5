package dev.parley.parsers.tool.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolDefinition.Strictness;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.call.CallWriter.UnknownTools;
import dev.parley.parsers.tool.call.ValueText.Newlines;
import dev.parley.parsers.tool.coerce.Coercion;
import dev.parley.parsers.tool.coerce.SchemaCoercion;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class CallWriterTest {

    private static final Coercion BY_SCHEMA = new SchemaCoercion();
    private static final ToolDefinition TOOL =
            new ToolDefinition(
                    "f",
                    "",
                    JsonMapper.shared()
                            .readTree(
                                    "{\"properties\":{\"s\":{\"type\":\"string\"},\"n\":{\"type\":\"integer\"}}}"),
                    Strictness.FREE);

    private final List<ToolEvent> events = new ArrayList<>();

    private CallWriter writer(Delivery delivery, UnknownTools unknown) {
        return new CallWriter(
                new ToolParserRequest(List.of(TOOL), Optional.empty(), delivery), unknown, events);
    }

    private List<String> arguments() {
        List<String> pieces = new ArrayList<>();
        for (ToolEvent event : events) {
            if (event instanceof ToolEvent.Arguments(int _, String json)) {
                pieces.add(json);
            }
        }
        return pieces;
    }

    private String joined() {
        return String.join("", arguments());
    }

    @Nested
    class InAStream {

        private final CallWriter calls = writer(Delivery.STREAMED, UnknownTools.REPORTED);

        @Test
        void textOfAStringIsPassedOnAsItArrives() {
            calls.begin("f");
            calls.beginValue("s", BY_SCHEMA, Newlines.KEPT);
            calls.text("Pa");
            calls.text("\"ris\n");
            calls.endValue();
            calls.end();
            assertEquals(List.of("{\"s\": \"", "Pa", "\\\"ris\\n", "\"", "}"), arguments());
        }

        @Test
        void otherValuesWaitForTheirEnd() {
            calls.begin("f");
            calls.beginValue("n", BY_SCHEMA, Newlines.KEPT);
            calls.text("4");
            calls.text("2");
            assertEquals(List.of(), arguments());
            calls.endValue();
            assertEquals(List.of("{\"n\": 42"), arguments());
        }

        @Test
        void aNewlineThatMayBeLayoutWaits() {
            calls.begin("f");
            calls.beginValue("s", BY_SCHEMA, Newlines.TRIMMED);
            calls.text("\na\n");
            calls.text("b\n");
            calls.endValue();
            calls.end();
            assertEquals("{\"s\": \"a\\nb\"}", joined());
        }

        @Test
        void halfACharacterWaits() {
            calls.begin("f");
            calls.beginValue("s", BY_SCHEMA, Newlines.KEPT);
            calls.text("\ud83d");
            assertEquals(List.of(), arguments());
            calls.text("\ude00");
            calls.endValue();
            calls.end();
            assertEquals("{\"s\": \"\ud83d\ude00\"}", joined());
        }

        @Test
        void aCutStringKeepsWhatWasPassedOn() {
            calls.begin("f");
            calls.beginValue("s", BY_SCHEMA, Newlines.KEPT);
            calls.text("Par");
            calls.cut();
            assertEquals("{\"s\": \"Par\"}", joined());
            assertEquals(new ToolEvent.CallCompleted(0), events.getLast());
        }

        @Test
        void aCutValueOfAnotherTypeIsLeftOut() {
            calls.begin("f");
            calls.beginValue("n", BY_SCHEMA, Newlines.KEPT);
            calls.text("4");
            calls.cut();
            assertEquals("{}", joined());
        }

        @Test
        void anEmptyStringIsAString() {
            calls.begin("f");
            calls.beginValue("s", BY_SCHEMA, Newlines.KEPT);
            calls.endValue();
            calls.end();
            assertEquals("{\"s\": \"\"}", joined());
        }
    }

    @Nested
    class InAWholeReply {

        private final CallWriter calls = writer(Delivery.WHOLE, UnknownTools.REPORTED);

        @Test
        void allComeAtTheEndOfTheCall() {
            calls.begin("f");
            calls.beginValue("s", BY_SCHEMA, Newlines.KEPT);
            calls.text("Paris");
            assertEquals(List.of(), arguments());
            calls.endValue();
            assertEquals(List.of(), arguments());
            calls.end();
            assertEquals("{\"s\": \"Paris\"}", joined());
        }

        @Test
        void aCutStringIsLeftOut() {
            calls.begin("f");
            calls.beginValue("s", BY_SCHEMA, Newlines.KEPT);
            calls.text("Par");
            calls.cut();
            assertEquals("{}", joined());
        }

        @Test
        void ofParametersThatShareANameTheLastCounts() {
            calls.begin("f");
            calls.value("a", JsonNodeFactory.instance.numberNode(1));
            calls.value("a", JsonNodeFactory.instance.numberNode(2));
            calls.beginValue("a", BY_SCHEMA, Newlines.KEPT);
            calls.text("3");
            calls.endValue();
            calls.value("b", JsonNodeFactory.instance.nullNode());
            calls.end();
            assertEquals("{\"a\": \"3\", \"b\": null}", joined());
        }

        @Test
        void namesAreQuoted() {
            calls.begin("f");
            calls.value("a\"b", JsonNodeFactory.instance.booleanNode(true));
            calls.end();
            assertEquals("{\"a\\\"b\": true}", joined());
        }

        @Test
        void callsAreNumbered() {
            calls.begin("f");
            calls.end();
            calls.begin("g");
            calls.end();
            assertEquals(
                    List.of(
                            new ToolEvent.CallStarted(0, Optional.empty(), "f"),
                            new ToolEvent.Arguments(0, "{}"),
                            new ToolEvent.CallCompleted(0),
                            new ToolEvent.CallStarted(1, Optional.empty(), "g"),
                            new ToolEvent.Arguments(1, "{}"),
                            new ToolEvent.CallCompleted(1)),
                    events);
        }

        @Test
        void withoutACallNothingIsWritten() {
            calls.text("a");
            calls.value("a", JsonNodeFactory.instance.nullNode());
            calls.endValue();
            calls.end();
            calls.cut();
            assertEquals(List.of(), events);
        }

        @Test
        void aCallWithoutANameIsPassedOver() {
            calls.begin("");
            calls.value("a", JsonNodeFactory.instance.nullNode());
            calls.end();
            assertEquals(List.of(), events);
            assertFalse(calls.accepts(""));
        }
    }

    @Nested
    class WhenUnknownToolsAreDropped {

        private final CallWriter calls = writer(Delivery.WHOLE, UnknownTools.DROPPED);

        @Test
        void theirCallsVanish() {
            calls.begin("g");
            calls.value("a", JsonNodeFactory.instance.nullNode());
            calls.end();
            assertEquals(List.of(), events);
            assertFalse(calls.accepts("g"));
            assertTrue(calls.accepts("f"));
        }

        @Test
        void numbersStayDense() {
            calls.begin("g");
            calls.end();
            calls.begin("f");
            calls.end();
            assertEquals(new ToolEvent.CallStarted(0, Optional.empty(), "f"), events.getFirst());
        }

        @Test
        void withoutToolsAllAreKnown() {
            CallWriter any =
                    new CallWriter(
                            new ToolParserRequest(List.of(), Optional.empty()),
                            UnknownTools.DROPPED,
                            events);
            assertTrue(any.accepts("g"));
        }
    }
}
