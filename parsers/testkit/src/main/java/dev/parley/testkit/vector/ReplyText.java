package dev.parley.testkit.vector;

import java.util.stream.Collectors;

/// Replies in one line. Only static functions.
final class ReplyText {

    private ReplyText() {}

    static String of(ToolReply reply) {
        String calls =
                reply.calls().stream()
                        .map(call -> call.name() + "(" + call.arguments() + ")")
                        .collect(Collectors.joining(", ", "[", "]"));
        return "content %s, calls %s"
                .formatted(
                        Shown.quoted(reply.content()),
                        Shown.shortened(calls.replaceAll("\\s*\n\\s*", " ")));
    }

    static String reasoning(String reasoning) {
        return "reasoning " + Shown.quoted(reasoning);
    }
}
