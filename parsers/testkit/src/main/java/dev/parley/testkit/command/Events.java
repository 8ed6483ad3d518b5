package dev.parley.testkit.command;

import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.testkit.vector.Cut;
import dev.parley.testkit.vector.Mode;
import dev.parley.testkit.vector.Pipeline;
import dev.parley.testkit.vector.Pipeline.Step;
import dev.parley.testkit.vector.ToolReply;

import tools.jackson.databind.node.StringNode;

import java.io.PrintWriter;
import java.util.List;

/// Shows how parsers work through a text. One text, one thread.
final class Events {

    private final Pipeline pipeline;
    private final PrintWriter out;

    Events(Pipeline pipeline, PrintWriter out) {
        this.pipeline = pipeline;
        this.out = out;
    }

    /// Feeds the text and prints each event with the pieces that had gone in since the last one.
    void print(Cut cut) {
        StringBuilder fed = new StringBuilder();
        for (String piece : cut.pieces()) {
            fed.append(piece);
            List<Step> steps = pipeline.push(TextChunk.of(piece));
            if (!steps.isEmpty()) {
                out.println("after " + quoted(fed.toString()));
                steps.forEach(this::print);
                fed.setLength(0);
            }
        }
        out.println("after " + quoted(fed.toString()) + " and the end");
        pipeline.finish().forEach(this::print);
    }

    /// Feeds the text in silence.
    void feed(Cut cut) {
        cut.pieces().forEach(piece -> pipeline.push(TextChunk.of(piece)));
        pipeline.finish();
    }

    /// Prints what a client gets.
    void printReply(Mode mode) {
        out.println(mode == Mode.STREAM ? "\nstreamed" : "\ncomplete");
        out.println("  reasoning  " + quoted(pipeline.reasoning(mode)));
        ToolReply reply = pipeline.reply(mode);
        out.println("  content    " + quoted(reply.content()));
        for (ToolReply.Call call : reply.calls()) {
            out.println(
                    "  call       %s%s %s"
                            .formatted(
                                    call.name(),
                                    call.id().map(" (id %s)"::formatted).orElse(""),
                                    call.arguments()));
        }
    }

    private void print(Step step) {
        out.println("    " + shown(step));
    }

    private static String shown(Step step) {
        return switch (step) {
            case Step.Thought(ReasoningEvent.Reasoning(String text)) ->
                    "reasoning  " + quoted(text);
            case Step.Thought(ReasoningEvent.Ended()) -> "reasoning ended";
            case Step.Thought(ReasoningEvent.Content(TextChunk chunk)) ->
                    "content    " + quoted(chunk.text());
            case Step.Reply(ToolEvent event) -> shown(event);
        };
    }

    private static String shown(ToolEvent event) {
        return switch (event) {
            case ToolEvent.Content(String text) -> "content    " + quoted(text);
            case ToolEvent.CallStarted(int index, var id, String name) ->
                    "call %d     %s%s"
                            .formatted(index, name, id.map(" (id %s)"::formatted).orElse(""));
            case ToolEvent.Arguments(int index, String json) ->
                    "arguments  %d %s".formatted(index, quoted(json));
            case ToolEvent.CallCompleted(int index) -> "completed  %d".formatted(index);
            case ToolEvent.Abandoned(int index, String text) ->
                    "abandoned  %d %s".formatted(index, quoted(text));
        };
    }

    private static String quoted(String text) {
        return StringNode.valueOf(text).toString();
    }
}
