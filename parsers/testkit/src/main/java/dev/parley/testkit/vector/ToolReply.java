package dev.parley.testkit.vector;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a client sees of a tool parser's work.
///
/// @param content text outside calls
/// @param calls in order
public record ToolReply(String content, List<Call> calls) {

    /// Copies the list.
    public ToolReply {
        calls = List.copyOf(calls);
    }

    /// One call.
    ///
    /// @param id the model's own, where it has one
    /// @param name the function
    /// @param arguments their text
    public record Call(Optional<String> id, String name, String arguments) {

        private Call plus(String more) {
            return new Call(id, name, arguments + more);
        }
    }

    /// Feeds a parser.
    ///
    /// @return all its events, adjacent texts joined
    public static List<ToolEvent> events(ToolParser parser, Cut cut) {
        List<ToolEvent> events = new ArrayList<>();
        for (String piece : cut.pieces()) {
            parser.push(TextChunk.of(piece)).forEach(event -> join(events, event));
        }
        parser.finish().forEach(event -> join(events, event));
        return events;
    }

    /// The reply that events make: an abandoned call becomes content unless it was streamed.
    public static ToolReply of(List<ToolEvent> events, Mode mode) {
        StringBuilder content = new StringBuilder();
        SortedMap<Integer, Call> calls = new TreeMap<>();
        for (ToolEvent event : events) {
            switch (event) {
                case ToolEvent.Content(String text) -> content.append(text);
                case ToolEvent.CallStarted(int index, var id, String name) ->
                        calls.put(index, new Call(id, name, ""));
                case ToolEvent.Arguments(int index, String json) ->
                        calls.computeIfPresent(index, (_, call) -> call.plus(json));
                case ToolEvent.CallCompleted _ -> {}
                case ToolEvent.Abandoned(int index, String text) -> {
                    if (mode == Mode.COMPLETE) {
                        calls.remove(index);
                        content.append(text);
                    }
                }
            }
        }
        return new ToolReply(content.toString(), List.copyOf(calls.values()));
    }

    /// Adds an event to others, joined with the last one when both are text of one kind.
    static void join(List<ToolEvent> events, ToolEvent next) {
        ToolEvent last = events.isEmpty() ? next : events.getLast();
        if (!events.isEmpty()
                && last instanceof ToolEvent.Content(String a)
                && next instanceof ToolEvent.Content(String b)) {
            events.set(events.size() - 1, new ToolEvent.Content(a + b));
        } else if (!events.isEmpty()
                && last instanceof ToolEvent.Arguments(int i, String a)
                && next instanceof ToolEvent.Arguments(int k, String b)
                && i == k) {
            events.set(events.size() - 1, new ToolEvent.Arguments(i, a + b));
        } else {
            events.add(next);
        }
    }
}
