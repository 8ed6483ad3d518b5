package dev.parley.router.generate.tokenio;

import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.TokenOutput.PromptOutput;
import dev.parley.api.structured.CompiledConstraint;
import dev.parley.api.structured.TokenMatcher;
import dev.parley.router.generate.forced.GatedMatcher;
import dev.parley.router.generate.output.Choice;
import dev.parley.router.generate.output.ParserStage;
import dev.parley.router.generate.output.TokenScorer;
import dev.parley.router.generate.output.TokenScorer.Form;
import dev.parley.router.generate.output.Usage;
import dev.parley.router.generate.sampling.LogprobsWish;
import dev.parley.router.generate.sampling.Sampling;
import dev.parley.router.generate.sampling.SamplingPlanner;
import dev.parley.router.generate.serving.Serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One token request on its way: checked, planned, with its choices.
///
/// @param serving the server's side
/// @param request the client's side
/// @param prompt its ids
/// @param sampling of the choices
/// @param choices in order
record TokenSession(
        Serving serving,
        TokenRequest request,
        int[] prompt,
        Sampling sampling,
        List<Choice> choices) {

    /// Prepares a request; everything the client can be refused for is found here or by the engine.
    ///
    /// @param planner with neutral defaults
    static TokenSession prepare(Serving serving, SamplingPlanner planner, TokenRequest request) {
        int[] prompt = serving.prompts().whole(request.tokens());
        Sampling sampling = planner.plan(request.sampling(), prompt.length);
        Form form = serving.settings().enabled("return-tokens-as-token-ids") ? Form.ID : Form.TEXT;
        Optional<TokenScorer> scorer =
                request.sampling().logprobs() instanceof LogprobsWish.None
                        ? Optional.empty()
                        : Optional.of(new TokenScorer(serving.tokenizer(), form));
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < sampling.choices(); i++) {
            choices.add(
                    new Choice(
                            i,
                            serving.tokenizer().detokenizer(prompt, sampling.text().detokenizer()),
                            sampling.text(),
                            ParserStage.none(),
                            scorer));
        }
        return new TokenSession(serving, request, prompt, sampling, List.copyOf(choices));
    }

    /// Hands the request to the engine.
    Generation start(String id) {
        Optional<CompiledConstraint> constraint =
                request.constraint().map(serving.constraints()::compile);
        List<GenerationRequest> requests = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            requests.add(
                    new GenerationRequest(
                            id,
                            prompt.clone(),
                            sampling.paramsOf(i),
                            request.call().priority(),
                            request.call().cacheSalt(),
                            constraint.map(CompiledConstraint::matcher).map(this::gated)));
        }
        return serving.generate(requests);
    }

    private TokenMatcher gated(TokenMatcher matcher) {
        return request.reasoning().ended().orElse(false)
                ? matcher
                : GatedMatcher.behind(
                        prompt, request.reasoning().templateArguments(), serving, matcher);
    }

    /// Whether log-probabilities are part of the reply.
    boolean showsScores() {
        return !(request.sampling().logprobs() instanceof LogprobsWish.None);
    }

    /// Token counts over all choices.
    Usage usage() {
        Optional<PromptOutput> facts =
                serving.settings().enabled("enable-prompt-tokens-details")
                        ? choices.getFirst().prompt()
                        : Optional.empty();
        return new Usage(
                prompt.length,
                choices.stream().mapToInt(choice -> choice.tokens().size()).sum(),
                OptionalInt.empty(),
                facts.map(it -> new Usage.Cache(it.cachedTokens(), OptionalInt.empty())));
    }

    /// Token counts of one choice so far.
    Usage usageOf(Choice choice) {
        return new Usage(
                prompt.length, choice.tokens().size(), OptionalInt.empty(), Optional.empty());
    }
}
