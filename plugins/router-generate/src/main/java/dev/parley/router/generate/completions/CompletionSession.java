package dev.parley.router.generate.completions;

import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.TokenOutput.PromptOutput;
import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.api.text.SpecialTokens;
import dev.parley.router.generate.beam.BeamPlan;
import dev.parley.router.generate.beam.BeamPrompt;
import dev.parley.router.generate.beam.BeamSearch;
import dev.parley.router.generate.completions.CompletionRequest.Echo;
import dev.parley.router.generate.forced.GatedMatcher;
import dev.parley.router.generate.output.Choice;
import dev.parley.router.generate.output.ParserStage;
import dev.parley.router.generate.output.TokenScorer;
import dev.parley.router.generate.output.TokenScorer.Form;
import dev.parley.router.generate.output.Usage;
import dev.parley.router.generate.sampling.LogprobsWish;
import dev.parley.router.generate.sampling.Sampling;
import dev.parley.router.generate.serving.PromptEncoder;
import dev.parley.router.generate.serving.Serving;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One completion request on its way: tokenized, planned, with its choices.
///
/// @param serving the server's side
/// @param request the client's side
/// @param prompts in order
/// @param choices prompt by prompt
record CompletionSession(
        Serving serving, CompletionRequest request, List<Prompt> prompts, List<Choice> choices) {

    /// One prompt.
    ///
    /// @param text as the client sent it, or what its ids spell
    /// @param ids of it
    /// @param sampling of its choices
    record Prompt(String text, int[] ids, Sampling sampling) {}

    /// Prepares a request; everything the client can be refused for is found here or by the engine.
    static CompletionSession prepare(Serving serving, CompletionRequest request) {
        serving.prompts().checkBudgets(request.prompt());
        List<Prompt> prompts = new ArrayList<>();
        for (PromptInput input : request.prompts()) {
            prompts.add(prompt(serving, request, input));
        }
        CompletionSession session =
                new CompletionSession(serving, request, List.copyOf(prompts), new ArrayList<>());
        prompts.forEach(session::addChoices);
        return session;
    }

    private static Prompt prompt(Serving serving, CompletionRequest request, PromptInput input) {
        PromptEncoder encoder = serving.prompts();
        int[] ids =
                switch (input) {
                    case PromptInput.Text(String text) -> encoder.encode(text, request.prompt());
                    case PromptInput.Ids(List<Long> tokens) ->
                            encoder.check(tokens, request.prompt());
                };
        Sampling sampling = serving.planner().plan(request.sampling(), ids.length);
        if (request.reply().echo() == Echo.NONE || request.call().tokens().ids()) {
            return new Prompt("", ids, sampling);
        }
        String text =
                switch (input) {
                    case PromptInput.Text(String sent) -> sent;
                    case PromptInput.Ids(List<Long> tokens) ->
                            serving.tokenizer().decode(ids, SpecialTokens.KEEP);
                };
        return new Prompt(text, ids, sampling);
    }

    private void addChoices(Prompt prompt) {
        Optional<TokenScorer> scorer = showsScores() ? Optional.of(scorer()) : Optional.empty();
        for (int i = 0; i < prompt.sampling().choices(); i++) {
            choices.add(
                    new Choice(
                            choices.size(),
                            serving.tokenizer()
                                    .detokenizer(
                                            prompt.ids(), prompt.sampling().text().detokenizer()),
                            prompt.sampling().text(),
                            ParserStage.none(),
                            scorer));
        }
    }

    /// Hands the request to the engine.
    Generation start(String id) {
        List<BeamPrompt> searches = new ArrayList<>();
        for (int i = 0; i < prompts.size(); i++) {
            Prompt prompt = prompts.get(i);
            String name = "%s-%d".formatted(id, i);
            prompt.sampling()
                    .beams()
                    .ifPresent(plan -> searches.add(beams(name, prompt.ids(), plan)));
        }
        return searches.isEmpty() ? generate(id) : new BeamSearch(serving::generate, searches);
    }

    private BeamPrompt beams(String id, int[] ids, BeamPlan plan) {
        return new BeamPrompt(id, ids, request.call().priority(), request.call().cacheSalt(), plan);
    }

    private Generation generate(String id) {
        Optional<CompiledConstraint> constraint =
                request.reply().constraint().map(serving.constraints()::compile);
        List<GenerationRequest> requests = new ArrayList<>(choices.size());
        for (int i = 0; i < choices.size(); i++) {
            Prompt prompt = promptOf(choices.get(i));
            requests.add(
                    new GenerationRequest(
                            "%s-%d".formatted(id, i / perPrompt()),
                            prompt.ids().clone(),
                            prompt.sampling().paramsOf(i % perPrompt()),
                            request.call().priority(),
                            request.call().cacheSalt(),
                            constraint
                                    .map(CompiledConstraint::matcher)
                                    .map(matcher -> gated(prompt, matcher))));
        }
        return serving.generate(requests);
    }

    private TokenMatcher gated(Prompt prompt, TokenMatcher matcher) {
        return GatedMatcher.behind(
                prompt.ids(), JsonNodeFactory.instance.objectNode(), serving, matcher);
    }

    /// The prompt of a choice.
    Prompt promptOf(Choice choice) {
        return prompts.get(choice.index() / perPrompt());
    }

    private int perPrompt() {
        return prompts.getFirst().sampling().choices();
    }

    /// Whether log-probabilities are part of the reply.
    boolean showsScores() {
        return !(request.sampling().logprobs() instanceof LogprobsWish.None);
    }

    /// Gives tokens their texts as this client wants them.
    TokenScorer scorer() {
        return new TokenScorer(
                serving.tokenizer(), request.call().tokens().idsForTexts() ? Form.ID : Form.TEXT);
    }

    /// Token counts over all prompts and choices.
    ///
    /// @param cacheOf whose prompt's cache hits are told
    Usage usage(Choice cacheOf) {
        Optional<PromptOutput> facts =
                serving.settings().enabled("enable-prompt-tokens-details")
                        ? cacheOf.prompt()
                        : Optional.empty();
        return new Usage(
                prompts.stream().mapToInt(prompt -> prompt.ids().length).sum(),
                choices.stream().mapToInt(choice -> choice.tokens().size()).sum(),
                OptionalInt.empty(),
                facts.map(it -> new Usage.Cache(it.cachedTokens(), OptionalInt.empty())));
    }

    /// Token counts of one choice so far.
    Usage usageOf(Choice choice) {
        return new Usage(
                promptOf(choice).ids().length,
                choice.tokens().size(),
                OptionalInt.empty(),
                Optional.empty());
    }
}
