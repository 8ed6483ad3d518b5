package dev.parley.router.generate.completions;

import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.engine.TokenOutput.PromptOutput;
import dev.parley.router.generate.completions.CompletionLogprobs.Position;
import dev.parley.router.generate.output.Choice;
import dev.parley.router.generate.output.LogprobsJson;
import dev.parley.router.generate.output.TokenScorer;
import dev.parley.router.generate.output.TokenScorer.Form;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a reply tells of a choice's prompt.
final class EchoedPrompt {

    private final CompletionSession session;
    private final Choice choice;

    EchoedPrompt(CompletionSession session, Choice choice) {
        this.session = session;
        this.choice = choice;
    }

    /// Its positions with scores, the first one without.
    List<Position> positions() {
        int[] ids = session.promptOf(choice).ids();
        TokenScorer scorer = session.scorer();
        List<Position> out = new ArrayList<>(ids.length);
        out.add(new Position(scorer.text(ids[0], new int[0]), Optional.empty()));
        scorer.scorePrompt(scores(), ids).forEach(scored -> out.add(Position.of(scored)));
        return out;
    }

    /// Writes the choice's `prompt_logprobs`.
    void writeLogprobs(JsonGenerator json) {
        if (session.promptOf(choice).sampling().params().promptLogprobs().isEmpty()) {
            json.writeNull();
            return;
        }
        TokenScorer scorer = new TokenScorer(session.serving().tokenizer(), Form.TEXT);
        LogprobsJson.writePrompt(
                json, scorer.scorePrompt(scores(), session.promptOf(choice).ids()));
    }

    private List<TokenLogprobs> scores() {
        return choice.prompt().map(PromptOutput::logprobs).orElse(List.of());
    }
}
