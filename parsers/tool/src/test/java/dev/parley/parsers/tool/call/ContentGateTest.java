package dev.parley.parsers.tool.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.call.ContentGate.After;
import dev.parley.parsers.tool.call.ContentGate.Edges;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

class ContentGateTest {

    private static String content(List<ToolEvent> events) {
        StringBuilder content = new StringBuilder();
        for (ToolEvent event : events) {
            if (event instanceof ToolEvent.Content(String text)) {
                content.append(text);
            }
        }
        return content.toString();
    }

    /// A reply in which `C` is a call and `M` markup that proves to be none; `_` is a blank.
    private static String shown(Edges edges, After after, Delivery delivery, String reply) {
        List<ToolEvent> events = new ArrayList<>();
        ContentGate gate = new ContentGate(edges, after, delivery, events);
        for (char c : reply.toCharArray()) {
            switch (c) {
                case 'C' -> gate.found();
                case 'M' -> gate.mark();
                default -> gate.text(c == '_' ? " " : Character.toString(c));
            }
        }
        gate.finish();
        return content(events).replace(' ', '_');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VERBATIM | KEPT    | STREAMED | _ab_    | _ab_",
                "VERBATIM | KEPT    | STREAMED | _ab_C   | _ab_",
                "VERBATIM | KEPT    | STREAMED | __C     | ''",
                "VERBATIM | KEPT    | STREAMED | __       | __",
                "VERBATIM | KEPT    | STREAMED | aCb     | ab",
                "VERBATIM | KEPT    | STREAMED | aC_C_b  | a_b",
                "VERBATIM | KEPT    | STREAMED | aC__    | a",
                "VERBATIM | KEPT    | WHOLE    | _aCb    | _a",
                "VERBATIM | DROPPED | STREAMED | aCb     | a",
                "VERBATIM | DROPPED | WHOLE    | aCb     | a",
                "TRIMMED  | KEPT    | STREAMED | _ab_C_c | _ab__c",
                "TRIMMED  | KEPT    | WHOLE    | _ab_C_c | ab",
                "TRIMMED  | KEPT    | WHOLE    | _ab_    | _ab_",
                "TRIMMED  | KEPT    | WHOLE    | _C      | ''",
                "TRIMMED  | DROPPED | WHOLE    | _a_Cb   | a",
                "TRIMMED  | JOINED  | WHOLE    | _aC_b_  | a_b",
                "TRIMMED  | JOINED  | WHOLE    | _a_     | _a_",
                "TRIMMED  | JOINED  | STREAMED | _aC_b_  | _a_b_",
                "VERBATIM | KEPT    | STREAMED | aMb     | ab",
                "VERBATIM | DROPPED | WHOLE    | aMb     | a"
            })
    void showsTextBesideCalls(
            Edges edges, After after, Delivery delivery, String reply, String content) {
        assertEquals(content, shown(edges, after, delivery, reply));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VERBATIM | STREAMED | __  | __",
                "VERBATIM | STREAMED | a_  | a_",
                "TRIMMED  | WHOLE    | _a_ | _a_",
                "TRIMMED  | WHOLE    | __  | __"
            })
    void whereCallsProveToBeNoneTheBlanksBeforeThemComeBack(
            Edges edges, Delivery delivery, String before, String content) {
        List<ToolEvent> events = new ArrayList<>();
        ContentGate gate = new ContentGate(edges, After.JOINED, delivery, events);
        gate.text(before.replace('_', ' '));
        gate.mark();
        gate.finishBeforeMark();
        assertEquals(content, content(events).replace(' ', '_'));
    }
}
