package dev.parley.router.generate.chat;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.TokenOutput.PromptOutput;
import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.text.ChatPrompt.Ending;
import dev.parley.router.generate.beam.BeamPlan;
import dev.parley.router.generate.beam.BeamPrompt;
import dev.parley.router.generate.beam.BeamSearch;
import dev.parley.router.generate.chat.ChatPrompts.Rendered;
import dev.parley.router.generate.output.Choice;
import dev.parley.router.generate.output.IntList;
import dev.parley.router.generate.output.TokenScorer;
import dev.parley.router.generate.output.TokenScorer.Form;
import dev.parley.router.generate.output.Usage;
import dev.parley.router.generate.sampling.LogprobsWish;
import dev.parley.router.generate.sampling.Sampling;
import dev.parley.router.generate.sampling.TextOptions;
import dev.parley.router.generate.serving.Serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One chat request on its way: rendered, planned, with its choices.
///
/// @param serving the server's side
/// @param request the client's side
/// @param parsers of this request
/// @param rendered the prompt
/// @param prompt its ids
/// @param sampling of the choices
/// @param choices in order
record ChatSession(
        Serving serving,
        ChatRequest request,
        ChatParsers parsers,
        Rendered rendered,
        int[] prompt,
        Sampling sampling,
        List<Choice> choices) {

    /// Prepares a request; everything the client can be refused for is found here or by the engine.
    static ChatSession prepare(Serving serving, ChatPrompts prompts, ChatRequest request) {
        ChatParsers parsers = new ChatParsers(serving, request);
        prompts.requireTrust(request.template());
        serving.prompts().checkBudgets(request.prompt());
        Rendered rendered = rendered(serving, prompts, request);
        int[] prompt = prompt(serving, prompts, request, rendered);
        requireExpertsWithin(prompt, request.reply().expertsFrom());
        parsers.inspect(prompt);
        Sampling sampling = serving.planner().plan(request.sampling(), prompt.length);
        ChatSession session =
                new ChatSession(
                        serving, request, parsers, rendered, prompt, sampling, new ArrayList<>());
        session.addChoices();
        return session;
    }

    private static void requireExpertsWithin(int[] prompt, long from) {
        if (from > prompt.length) {
            throw InvalidRequest.value(
                    ("routed_experts_prompt_start must be between 0 and the prompt length (%d),"
                                    + " inclusive.")
                            .formatted(prompt.length),
                    "routed_experts_prompt_start",
                    Long.toString(from));
        }
    }

    /// Whether the client's own ids stand for the conversation: not when its end is to be repeated.
    private static boolean inIds(ChatRequest request) {
        return request.turn().promptIds().isPresent() && !request.reply().echo();
    }

    private static int[] prompt(
            Serving serving, ChatPrompts prompts, ChatRequest request, Rendered rendered) {
        return inIds(request)
                ? serving.prompts()
                        .check(
                                request.turn().promptIds().orElseThrow(),
                                request.prompt(),
                                "kv_transfer_params.prompt_token_ids")
                : prompts.encode(rendered, request.prompt());
    }

    private static Rendered rendered(Serving serving, ChatPrompts prompts, ChatRequest request) {
        if (inIds(request)) {
            return Rendered.unknown();
        }
        boolean withTools =
                !request.turn().tools().isEmpty()
                        && !(request.turn().toolChoice() instanceof ToolChoice.None
                                && serving.settings()
                                        .enabled("exclude-tools-when-tool-choice-none"));
        return prompts.render(
                request.turn().messages(),
                withTools ? Optional.of(request.turn().tools().template()) : Optional.empty(),
                request.template());
    }

    /// The session of a request whose tokens were generated elsewhere.
    ///
    /// @param prompt ids of the prompt; none when they are not known
    /// @param count how many choices
    static ChatSession replayed(Serving serving, ChatRequest request, int[] prompt, int count) {
        ChatParsers parsers = new ChatParsers(serving, request);
        if (prompt.length > 0) {
            parsers.inspect(prompt);
        }
        Sampling asked = serving.planner().plan(request.sampling(), 0);
        ChatSession session =
                new ChatSession(
                        serving,
                        request,
                        parsers,
                        Rendered.unknown(),
                        prompt,
                        new Sampling(asked.params(), count, asked.text(), Optional.empty()),
                        new ArrayList<>());
        session.addChoices();
        return session;
    }

    private void addChoices() {
        TextOptions options = parsers.adjust(sampling.text());
        Optional<TokenScorer> scorer =
                request.sampling().logprobs() instanceof LogprobsWish.None || hidesTokens()
                        ? Optional.empty()
                        : Optional.of(
                                new TokenScorer(
                                        serving.tokenizer(),
                                        request.call().tokens().idsForTexts()
                                                ? Form.ID
                                                : Form.TEXT));
        for (int i = 0; i < sampling.choices(); i++) {
            choices.add(
                    new Choice(
                            i,
                            serving.tokenizer().detokenizer(prompt, options.detokenizer()),
                            options,
                            parsers.stage(),
                            scorer));
        }
    }

    /// Hands the request to the engine.
    Generation start(String id) {
        return sampling.beams()
                .<Generation>map(plan -> search(id, plan))
                .orElseGet(() -> generate(id));
    }

    private BeamSearch search(String id, BeamPlan plan) {
        return new BeamSearch(
                serving::generate,
                List.of(
                        new BeamPrompt(
                                id,
                                prompt,
                                request.call().priority(),
                                request.call().cacheSalt(),
                                plan)));
    }

    private Generation generate(String id) {
        return serving.generate(requests(id));
    }

    /// The requests of a reply that is not searched for, one per choice.
    List<GenerationRequest> requests(String id) {
        Optional<CompiledConstraint> constraint =
                parsers.constraint().map(serving.constraints()::compile);
        List<GenerationRequest> requests = new ArrayList<>(choices.size());
        for (int i = 0; i < choices.size(); i++) {
            requests.add(
                    new GenerationRequest(
                            id,
                            prompt.clone(),
                            sampling.paramsOf(i),
                            request.call().priority(),
                            request.call().cacheSalt(),
                            constraint.map(CompiledConstraint::matcher).map(parsers::gated)));
        }
        return requests;
    }

    /// The role of the reply's messages.
    String role() {
        if (request.template().ending() == Ending.GENERATION_PROMPT) {
            return serving.settings().text("response-role").orElse("assistant");
        }
        return request.turn().messages().getLast().path("role").asString("assistant");
    }

    /// Whether tokens and their scores are kept from the client, since they would show the reasoning.
    boolean hidesTokens() {
        return request.reply().reasoning() == ChatRequest.Reasoning.HIDDEN && parsers.configured();
    }

    /// Whether log-probabilities are part of the reply.
    boolean showsScores() {
        return !(request.sampling().logprobs() instanceof LogprobsWish.None) && !hidesTokens();
    }

    /// Whether output ids are part of the reply.
    boolean showsIds() {
        return request.call().tokens().ids() && !hidesTokens();
    }

    /// The rendered prompt, when it is part of the reply.
    Optional<String> promptText() {
        return request.reply().promptText() ? Optional.of(rendered.text()) : Optional.empty();
    }

    /// Token counts over all choices.
    Usage usage() {
        List<IntList> outputs = choices.stream().map(Choice::tokens).toList();
        int completion = outputs.stream().mapToInt(IntList::size).sum();
        Optional<PromptOutput> facts =
                serving.settings().enabled("enable-prompt-tokens-details")
                        ? choices.getFirst().prompt()
                        : Optional.empty();
        return new Usage(
                prompt.length,
                completion,
                parsers.reasoningTokens(outputs),
                facts.map(Usage.Cache::of));
    }

    /// Token counts of one choice so far.
    Usage usageOf(Choice choice) {
        return new Usage(
                prompt.length,
                choice.tokens().size(),
                parsers.reasoningTokens(List.of(choice.tokens())),
                Optional.empty());
    }
}
