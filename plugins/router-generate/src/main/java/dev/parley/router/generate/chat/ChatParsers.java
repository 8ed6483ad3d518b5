package dev.parley.router.generate.chat;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.router.generate.chat.ChatRequest.Turn;
import dev.parley.router.generate.output.IntList;
import dev.parley.router.generate.output.ParserStage;
import dev.parley.router.generate.sampling.TextOptions;
import dev.parley.router.generate.serving.Serving;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;

/// The parsers of one request. Makes one stage per choice.
final class ChatParsers {

    private final Serving serving;
    private final ChatRequest request;
    private final Optional<ReasoningParserProvider> reasoning;
    private final Optional<ToolParserProvider> tools;
    private final boolean configured;
    private ReasoningRequest reasoningRequest;

    ChatParsers(Serving serving, ChatRequest request) {
        this.serving = serving;
        this.request = request;
        reasoning = serving.context().reasoningParser();
        Optional<ToolParserProvider> automatic =
                serving.settings().enabled("enable-auto-tool-choice")
                        ? serving.context().toolParser()
                        : Optional.empty();
        boolean calls =
                request.turn().toolChoice() instanceof ToolChoice.Auto
                        && !request.turn().tools().isEmpty();
        tools = automatic.filter(parser -> calls);
        configured = reasoning.isPresent() || automatic.isPresent();
        reasoningRequest = reasoningRequest(PromptState.UNMARKED);
        requireSupported(request.turn(), automatic.isPresent());
    }

    private ReasoningRequest reasoningRequest(PromptState prompt) {
        return new ReasoningRequest(
                prompt, request.template().variables(), Optional.of(serving.tokenizer()));
    }

    private static void requireSupported(Turn turn, boolean automatic) {
        switch (turn.toolChoice()) {
            case ToolChoice.None() -> {}
            case ToolChoice.Auto() -> {
                if (!automatic) {
                    throw new InvalidRequest(
                            "\"auto\" tool choice requires --enable-auto-tool-choice and "
                                    + "--tool-call-parser to be set");
                }
            }
            case ToolChoice.Required() -> refuseForced("\"required\"", automatic);
            case ToolChoice.Named(String function) ->
                    refuseForced("function \"%s\"".formatted(function), automatic);
        }
    }

    private static void refuseForced(String choice, boolean automatic) {
        throw new InvalidRequest(
                automatic
                        ? ("tool_choice=%s needs structured outputs for tool calls, which this"
                                        + " server does not have yet. Use \"auto\" or \"none\".")
                                .formatted(choice)
                        : "tool_choice=%s requires --tool-call-parser to be set".formatted(choice),
                "tool_choice");
    }

    /// Whether the server has any parser: replies without one look different.
    boolean configured() {
        return configured;
    }

    /// The text options with what the parsers need.
    TextOptions adjust(TextOptions options) {
        TextOptions reasoned =
                reasoning.map(parser -> options.adjusted(parser.adjustment())).orElse(options);
        return tools.map(parser -> reasoned.adjusted(parser.adjustment())).orElse(reasoned);
    }

    /// Looks at the prompt; called once before any stage is made.
    void inspect(int[] prompt) {
        reasoning.ifPresent(
                parser ->
                        reasoningRequest =
                                reasoningRequest(parser.inspect(prompt, serving.tokenizer())));
    }

    /// Whether the model may still think after the prompt.
    boolean mayReason() {
        return reasoning.isPresent() && reasoningRequest.prompt() != PromptState.CLOSED;
    }

    private Delivery delivery() {
        return request.call().stream().streamed() ? Delivery.STREAMED : Delivery.WHOLE;
    }

    /// A stage for one choice.
    ParserStage stage() {
        return new ParserStage(
                reasoning.map(parser -> parser.create(reasoningRequest)),
                tools.map(
                        parser ->
                                parser.create(
                                        new ToolParserRequest(
                                                request.turn().tools().definitions(),
                                                Optional.of(serving.tokenizer()),
                                                delivery()))),
                request.turn().calls());
    }

    /// How many of some choices' tokens are reasoning; empty without a reasoning parser.
    OptionalInt reasoningTokens(Collection<IntList> outputs) {
        if (reasoning.isEmpty()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                outputs.stream()
                        .mapToInt(
                                ids ->
                                        reasoning
                                                .get()
                                                .reasoningTokens(
                                                        ids.toArray(),
                                                        reasoningRequest,
                                                        serving.tokenizer()))
                        .sum());
    }
}
