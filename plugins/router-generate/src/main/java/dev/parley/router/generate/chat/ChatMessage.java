package dev.parley.router.generate.chat;

import dev.parley.api.tool.ToolEvent;
import dev.parley.router.generate.output.ChoiceDelta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects one choice of a whole reply. Mutable; one thread.
final class ChatMessage {

    private final StringBuilder reasoning = new StringBuilder();
    private final List<Segment> segments = new ArrayList<>();

    /// A call of the reply.
    static final class Call implements Segment {

        private final int index;
        private final String id;
        private final String name;
        private final StringBuilder arguments = new StringBuilder();

        private Call(ToolEvent.CallStarted started) {
            index = started.index();
            id = started.id().orElse("");
            name = started.name();
        }

        String id() {
            return id;
        }

        String name() {
            return name;
        }

        String arguments() {
            return arguments.toString();
        }
    }

    /// A piece of the message, in the order the model wrote it.
    private sealed interface Segment {}

    private record Text(String text) implements Segment {}

    void add(ChoiceDelta delta) {
        reasoning.append(delta.reasoning());
        if (!delta.content().isEmpty()) {
            segments.add(new Text(delta.content().toString()));
        }
        delta.calls().forEach(this::call);
    }

    private void call(ToolEvent event) {
        switch (event) {
            case ToolEvent.Content(String text) -> segments.add(new Text(text));
            case ToolEvent.CallStarted started -> segments.add(new Call(started));
            case ToolEvent.Arguments(int index, String json) ->
                    find(index).ifPresent(it -> it.arguments.append(json));
            case ToolEvent.Abandoned(int index, String text) ->
                    find(index)
                            .ifPresentOrElse(
                                    it -> segments.set(segments.indexOf(it), new Text(text)),
                                    () -> segments.add(new Text(text)));
            case ToolEvent.CallCompleted completed -> {}
        }
    }

    private Optional<Call> find(int index) {
        return calls().stream().filter(call -> call.index == index).findFirst();
    }

    List<Call> calls() {
        return segments.stream().filter(Call.class::isInstance).map(Call.class::cast).toList();
    }

    /// The reasoning; empty for JSON null.
    ///
    /// @param preamble characters left out at its start
    Optional<String> reasoning(int preamble) {
        return reasoning.length() <= preamble
                ? Optional.empty()
                : Optional.of(reasoning.substring(preamble));
    }

    /// The content; empty for JSON null: nothing but blanks beside calls, or nothing beside reasoning.
    Optional<String> content() {
        StringBuilder text = new StringBuilder();
        for (Segment segment : segments) {
            if (segment instanceof Text(String part)) {
                text.append(part);
            }
        }
        boolean nothing =
                calls().isEmpty()
                        ? text.isEmpty() && !reasoning.isEmpty()
                        : text.toString().isBlank();
        return nothing ? Optional.empty() : Optional.of(text.toString());
    }
}
