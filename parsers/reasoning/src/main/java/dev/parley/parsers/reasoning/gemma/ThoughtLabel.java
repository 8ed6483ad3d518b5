package dev.parley.parsers.reasoning.gemma;

import dev.parley.api.reasoning.ReasoningEvent;

import java.util.ArrayList;
import java.util.List;

/// Leaves out the label at the start of the first block. Belongs to its parser.
final class ThoughtLabel {

    static final String WORD = "thought";
    static final String TEXT = WORD + "\n";

    private final StringBuilder held = new StringBuilder();
    private boolean settled;

    /// The events without the label.
    List<ReasoningEvent> leaveOut(List<ReasoningEvent> events) {
        if (settled) {
            return events;
        }
        List<ReasoningEvent> left = new ArrayList<>();
        for (ReasoningEvent event : events) {
            switch (event) {
                case ReasoningEvent.Reasoning(String text) -> left.addAll(reasoning(text));
                case ReasoningEvent.Ended _, ReasoningEvent.Content _ -> {
                    left.addAll(finish());
                    left.add(event);
                }
            }
        }
        return left;
    }

    /// What was held back and proves to be no label.
    List<ReasoningEvent> finish() {
        String rest = held.toString();
        held.setLength(0);
        if (rest.isEmpty()) {
            return List.of();
        }
        settled = true;
        return rest.equals(WORD) ? List.of() : List.of(new ReasoningEvent.Reasoning(rest));
    }

    private List<ReasoningEvent> reasoning(String text) {
        if (settled) {
            return List.of(new ReasoningEvent.Reasoning(text));
        }
        held.append(text);
        if (held.length() < TEXT.length() && TEXT.startsWith(held.toString())) {
            return List.of();
        }
        settled = true;
        String all = held.toString();
        held.setLength(0);
        String rest = all.startsWith(TEXT) ? all.substring(TEXT.length()) : all;
        return rest.isEmpty() ? List.of() : List.of(new ReasoningEvent.Reasoning(rest));
    }
}
