package dev.parley.testkit.vector;

import dev.parley.api.tool.ToolEvent;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The order that a tool parser's events must keep. One list of events, one thread.
public final class EventOrder {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final List<String> violations = new ArrayList<>();
    private final List<StringBuilder> arguments = new ArrayList<>();
    private final Set<Integer> closed = new HashSet<>();

    private EventOrder() {}

    /// What is wrong: indices are dense, a call starts once and before its arguments, nothing comes
    /// after its end, no text is empty, and arguments of a completed call are JSON.
    ///
    /// @param events all of one text
    /// @return one line each; empty when nothing is
    public static List<String> violations(List<ToolEvent> events) {
        EventOrder order = new EventOrder();
        events.forEach(order::check);
        return List.copyOf(order.violations);
    }

    private void check(ToolEvent event) {
        switch (event) {
            case ToolEvent.Content(String text) -> require(!text.isEmpty(), "content is empty");
            case ToolEvent.CallStarted(int index, var _, var _) -> start(index);
            case ToolEvent.Arguments(int index, String json) -> {
                if (running(index, "has arguments")) {
                    arguments.get(index).append(json);
                }
            }
            case ToolEvent.CallCompleted(int index) -> {
                if (running(index, "is completed")) {
                    complete(index);
                }
            }
            case ToolEvent.Abandoned(int index, String _) -> closed.add(index);
        }
    }

    private void start(int index) {
        require(
                index == arguments.size(),
                "call %d starts where %d is next".formatted(index, arguments.size()));
        arguments.add(new StringBuilder());
        closed.remove(index);
    }

    private boolean running(int index, String what) {
        boolean started = index >= 0 && index < arguments.size();
        require(started, "call %d %s before it starts".formatted(index, what));
        require(!closed.contains(index), "call %d %s after its end".formatted(index, what));
        return started;
    }

    private void complete(int index) {
        closed.add(index);
        String text = arguments.get(index).toString();
        try {
            JSON.readTree(text);
            require(
                    !text.isBlank() || text.isEmpty(),
                    "call %d has blank arguments".formatted(index));
        } catch (JacksonException e) {
            violations.add(
                    "call %d is completed with arguments that are no JSON: %s"
                            .formatted(index, Shown.quoted(text)));
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            violations.add(otherwise);
        }
    }
}
