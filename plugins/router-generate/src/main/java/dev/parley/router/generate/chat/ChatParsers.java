package dev.parley.router.generate.chat;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.reasoning.ReasoningRequest.Follower;
import dev.parley.api.structured.Constraint;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.api.tool.CallRules.Repetition;
import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.router.generate.chat.ChatRequest.Reasoning;
import dev.parley.router.generate.chat.ChatRequest.Turn;
import dev.parley.router.generate.forced.CallFormat;
import dev.parley.router.generate.forced.CallPlan;
import dev.parley.router.generate.forced.CallPlan.StrictLevel;
import dev.parley.router.generate.forced.GatedMatcher;
import dev.parley.router.generate.forced.GatedMatcher.Opening;
import dev.parley.router.generate.output.IntList;
import dev.parley.router.generate.output.ParserStage;
import dev.parley.router.generate.output.ParserStage.Calls;
import dev.parley.router.generate.sampling.TextOptions;
import dev.parley.router.generate.serving.Constraints;
import dev.parley.router.generate.serving.Serving;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// The parsers of one request. Makes one stage per choice.
final class ChatParsers {

    private final Serving serving;
    private final ChatRequest request;
    private final Optional<ReasoningParserProvider> reasoning;
    private final Optional<ToolParserProvider> tools;
    private final boolean configured;
    private final CallPlan plan;
    private ReasoningRequest reasoningRequest;

    ChatParsers(Serving serving, ChatRequest request) {
        this.serving = serving;
        this.request = request;
        reasoning = serving.context().reasoningParser();
        Optional<ToolParserProvider> automatic =
                serving.settings().enabled("enable-auto-tool-choice")
                        ? serving.context().toolParser()
                        : Optional.empty();
        configured = reasoning.isPresent() || automatic.isPresent();
        requireSupported(request.turn().toolChoice(), automatic.isPresent());
        plan = plan(request.turn(), automatic);
        tools = plan.parser();
        boolean marked = tools.isPresent() && tools.equals(automatic);
        reasoningRequest = reasoningRequest(marked ? Follower.TOOL_PARSER : Follower.CLIENT);
    }

    private CallPlan plan(Turn turn, Optional<ToolParserProvider> parser) {
        Optional<Constraint> format = request.reply().constraint();
        List<ToolDefinition> known = turn.tools().definitions();
        if (parser.isEmpty() || known.isEmpty()) {
            return CallPlan.none(format);
        }
        CallFormat calls = new CallFormat(parser.get(), serving.tokenizer());
        Repetition repetition = turn.calls() == Calls.ONE ? Repetition.ONCE : Repetition.MANY;
        return switch (turn.toolChoice()) {
            case ToolChoice.None() -> CallPlan.none(format);
            case ToolChoice.Auto() ->
                    CallPlan.allowed(calls, known, repetition, strictLevel(), format);
            case ToolChoice.Required() -> CallPlan.required(calls, known, repetition);
            case ToolChoice.Named(String function) ->
                    CallPlan.named(
                            calls,
                            known.stream()
                                    .filter(tool -> tool.name().equals(function))
                                    .findFirst()
                                    .orElseThrow());
        };
    }

    private StrictLevel strictLevel() {
        return StrictLevel.valueOf(
                serving.settings()
                        .text("tool-strict-level")
                        .orElse("auto")
                        .toUpperCase(Locale.ROOT));
    }

    private ReasoningRequest reasoningRequest(Follower follower) {
        return new ReasoningRequest(
                PromptState.UNMARKED,
                request.template().variables(),
                Optional.of(serving.tokenizer()),
                delivery(),
                follower,
                serving.responseTemplate());
    }

    private static void requireSupported(ToolChoice choice, boolean automatic) {
        if (automatic) {
            return;
        }
        switch (choice) {
            case ToolChoice.None() -> {}
            case ToolChoice.Auto() ->
                    throw new InvalidRequest(
                            "\"auto\" tool choice requires --enable-auto-tool-choice and "
                                    + "--tool-call-parser to be set");
            case ToolChoice.Required() -> refuseForced("\"required\"");
            case ToolChoice.Named(String function) ->
                    refuseForced("function \"%s\"".formatted(function));
        }
    }

    private static void refuseForced(String choice) {
        throw new InvalidRequest(
                "tool_choice=%s requires --tool-call-parser to be set".formatted(choice),
                "tool_choice");
    }

    /// What the reply must look like: what the client asked for, what its tools demand, or both.
    Optional<Constraint> constraint() {
        return plan.constraint();
    }

    /// A matcher for one choice that lets the model reason first, where it may.
    TokenMatcher gated(TokenMatcher matcher) {
        boolean whole = serving.constraints().scope() == Constraints.Scope.WHOLE_OUTPUT;
        return whole || reasoning.isEmpty() || hidesReasoning()
                ? matcher
                : new GatedMatcher(
                        reasoning.get().gate(reasoningRequest, serving.tokenizer()),
                        matcher,
                        tools.isPresent() ? Opening.OF_CALLS : Opening.BEHIND_MARKER);
    }

    /// Whether reasoning has ended before the first token; empty without a reasoning parser.
    Optional<Boolean> reasoningEnded() {
        return reasoning.map(
                parser ->
                        hidesReasoning()
                                || parser.gate(reasoningRequest, serving.tokenizer()).open());
    }

    private boolean hidesReasoning() {
        return request.reply().reasoning() == Reasoning.HIDDEN;
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
                                reasoningRequest.withPrompt(
                                        parser.inspect(
                                                prompt, reasoningRequest, serving.tokenizer())));
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
                                                delivery(),
                                                request.template().variables(),
                                                serving.responseTemplate()))),
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
