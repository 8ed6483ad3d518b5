package dev.parley.parsers.tool.marked;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.marked.MarkedFormat.Aside;
import dev.parley.parsers.tool.marked.MarkedFormat.Failure;
import dev.parley.parsers.tool.marked.MarkedFormat.Lead;
import dev.parley.parsers.tool.marked.MarkedFormat.Rules;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

class OutsideTextTest {

    private final List<ToolEvent> events = new ArrayList<>();

    private String content() {
        StringBuilder content = new StringBuilder();
        for (ToolEvent event : events) {
            if (event instanceof ToolEvent.Content(String text)) {
                content.append(text);
            }
        }
        return content.toString().replace(' ', '_').replace('\n', 'N');
    }

    private static String spelled(String text) {
        return text.replace('_', ' ').replace('N', '\n');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VERBATIM              | STREAMED | _a_  | _a_ | ''",
                "VERBATIM              | WHOLE    | _a_  | _a_ | ''",
                "VERBATIM              | WHOLE    | __   | __  | ''",
                "NOT_BLANK             | WHOLE    | __   | ''  | __",
                "NOT_BLANK             | STREAMED | _a_  | _a_ | ''",
                "NO_LAST_BREAKS        | WHOLE    | a_NN | a_  | NN",
                "NO_LAST_BREAKS        | STREAMED | aNb  | aNb | ''",
                "NO_LAST_BLANKS        | WHOLE    | a_N_ | a   | _N_",
                "TRIMMED_WHEN_COMPLETE | WHOLE    | _a_  | a   | ''",
                "TRIMMED_WHEN_COMPLETE | STREAMED | _a_  | _a_ | ''",
                "TRIMMED_WHEN_COMPLETE | STREAMED | __   | ''  | __",
                "STREAMED_ONLY         | STREAMED | _a_  | _a_ | ''",
                "STREAMED_ONLY         | WHOLE    | _a_  | ''  | _a_"
            })
    void beforeACallSomeTextIsShownAndSomeDropped(
            Lead lead, Delivery delivery, String text, String shown, String dropped) {
        OutsideText outside = new OutsideText(Rules.STRICT.with(lead), delivery);
        for (char c : spelled(text).toCharArray()) {
            outside.before(Character.toString(c), events);
        }
        outside.beforeCall(events);
        assertEquals(shown, content());
        assertEquals(spelled(dropped), outside.takeDropped());
        assertEquals("", outside.takeDropped());
    }

    @ParameterizedTest
    @CsvSource({
        "VERBATIM, WHOLE",
        "NOT_BLANK, WHOLE",
        "NO_LAST_BREAKS, STREAMED",
        "NO_LAST_BLANKS, STREAMED",
        "TRIMMED_WHEN_COMPLETE, WHOLE",
        "STREAMED_ONLY, WHOLE"
    })
    void withoutACallAllTextIsShown(Lead lead, Delivery delivery) {
        OutsideText outside = new OutsideText(Rules.STRICT.with(lead), delivery);
        outside.before(" a \n", events);
        outside.finishWithoutCall(events);
        assertEquals("_a_N", content());
    }

    @ParameterizedTest
    @CsvSource({
        "DROPPED, STREAMED, '', b",
        "DROPPED, WHOLE, '', b",
        "CONTENT, STREAMED, b, ''",
        "CONTENT, WHOLE, b, b",
        "STREAMED_ONLY, STREAMED, b, ''",
        "STREAMED_ONLY, WHOLE, '', b"
    })
    void behindACallTextIsShownOrKept(Aside aside, Delivery delivery, String shown, String raw) {
        OutsideText outside = new OutsideText(Rules.STRICT.with(aside), delivery);
        StringBuilder kept = new StringBuilder();
        outside.behind("b", kept, events);
        outside.finishBehindCalls(events);
        assertEquals(shown, content());
        assertEquals(raw, kept.toString());
    }

    @Test
    void whereAllMayBecomeContentTextWaitsForTheEnd() {
        OutsideText outside = new OutsideText(Rules.STRICT.with(Aside.CONTENT), Delivery.WHOLE);
        outside.behind("b", new StringBuilder(), events);
        assertEquals("", content());
        outside.finishBehindCalls(events);
        assertEquals("b", content());
    }

    @Test
    void whereOneCallCannotSpoilOthersTextComesAtOnce() {
        OutsideText outside =
                new OutsideText(
                        Rules.STRICT.with(Aside.CONTENT).with(Failure.CONTENT), Delivery.WHOLE);
        outside.behind("b", new StringBuilder(), events);
        assertEquals("b", content());
    }

    @Nested
    class OfRegions {

        private final RegionText regions = new RegionText();

        private void region(String markers, String body, int calls) {
            regions.begin();
            regions.raw().append(markers);
            regions.beginBody();
            regions.raw().append(body);
            for (int i = 0; i < calls; i++) {
                regions.started();
            }
        }

        @Test
        void theRawTextIsSharedOutAmongCalls() {
            region("<a>", "one", 1);
            region("<b>", "two", 2);
            regions.abandon("lead ", events);
            assertEquals(
                    List.of(
                            new ToolEvent.Abandoned(0, "lead <a>one"),
                            new ToolEvent.Abandoned(1, ""),
                            new ToolEvent.Abandoned(2, "<b>two")),
                    events);
        }

        @Test
        void withoutACallTheFirstTakesAll() {
            region("<a>", "one", 0);
            regions.abandon("", events);
            assertEquals(List.of(new ToolEvent.Abandoned(0, "<a>one")), events);
        }

        @Test
        void theLastCanBeTakenBackWithItsCalls() {
            region("<a>", "one", 1);
            region("<b>", "two", 1);
            RegionText.Reverted last = regions.revert(RegionText.Markup.WITH);
            assertEquals(new RegionText.Reverted("<b>two", 1, 1), last);
            assertEquals("<a>one", regions.raw().toString());
            assertEquals(true, regions.hasCalls());
            last.abandon("x", events);
            assertEquals(List.of(new ToolEvent.Abandoned(1, "x<b>two")), events);
        }

        @Test
        void withoutItsMarkersOnlyTheBodyComesBack() {
            region("<a>", "one", 1);
            assertEquals("one", regions.revert(RegionText.Markup.WITHOUT).text());
            assertEquals(false, regions.hasCalls());
            assertEquals(1, regions.nextCall());
            assertEquals(true, regions.isEmpty());
        }
    }
}
