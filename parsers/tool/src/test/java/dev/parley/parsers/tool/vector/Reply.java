package dev.parley.parsers.tool.vector;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a client sees, either of a stream or of a complete reply.
///
/// @param content text outside calls
/// @param calls name and argument text of each call, by number
public record Reply(String content, List<Call> calls) {

    /// One call.
    public record Call(String name, String arguments) {}

    /// What is left in a stream: nothing can be taken back.
    public static Reply streamed(ToolParser parser, List<String> pieces) {
        return collect(run(parser, pieces), false);
    }

    /// What a complete reply shows: abandoned calls are content.
    public static Reply complete(ToolParser parser, List<String> pieces) {
        return collect(run(parser, pieces), true);
    }

    /// All events, adjacent texts joined.
    public static List<ToolEvent> run(ToolParser parser, List<String> pieces) {
        List<ToolEvent> events = new ArrayList<>();
        for (String piece : pieces) {
            parser.push(TextChunk.of(piece)).forEach(event -> join(events, event));
        }
        parser.finish().forEach(event -> join(events, event));
        return events;
    }

    private static void join(List<ToolEvent> events, ToolEvent next) {
        ToolEvent last = events.isEmpty() ? null : events.getLast();
        if (last instanceof ToolEvent.Content(String a)
                && next instanceof ToolEvent.Content(String b)) {
            events.set(events.size() - 1, new ToolEvent.Content(a + b));
        } else if (last instanceof ToolEvent.Arguments(int i, String a)
                && next instanceof ToolEvent.Arguments(int k, String b)
                && i == k) {
            events.set(events.size() - 1, new ToolEvent.Arguments(i, a + b));
        } else {
            events.add(next);
        }
    }

    /// The reply that events make.
    ///
    /// @param takesBack whether abandoned calls become content, as in a complete reply
    static Reply collect(List<ToolEvent> events, boolean takesBack) {
        StringBuilder content = new StringBuilder();
        SortedMap<Integer, Call> calls = new TreeMap<>();
        for (ToolEvent event : events) {
            switch (event) {
                case ToolEvent.Content(String text) -> content.append(text);
                case ToolEvent.CallStarted(int index, var _, String name) ->
                        calls.put(index, new Call(name, ""));
                case ToolEvent.Arguments(int index, String json) ->
                        calls.computeIfPresent(
                                index, (_, call) -> new Call(call.name(), call.arguments() + json));
                case ToolEvent.CallCompleted _ -> {}
                case ToolEvent.Abandoned(int index, String text) -> {
                    if (takesBack) {
                        calls.remove(index);
                        content.append(text);
                    }
                }
            }
        }
        return new Reply(content.toString(), List.copyOf(calls.values()));
    }
}
