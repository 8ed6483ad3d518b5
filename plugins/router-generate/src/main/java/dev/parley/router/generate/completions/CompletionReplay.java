package dev.parley.router.generate.completions;

import dev.parley.api.engine.TokenOutput;
import dev.parley.router.generate.completions.CompletionLogprobs.Position;
import dev.parley.router.generate.derender.RecordedGeneration;
import dev.parley.router.generate.output.Choice;
import dev.parley.router.generate.output.ParserStage;
import dev.parley.router.generate.output.ScoredToken;
import dev.parley.router.generate.output.TokenScorer;
import dev.parley.router.generate.output.TokenScorer.Form;
import dev.parley.router.generate.sampling.TextOptions;
import dev.parley.router.generate.serving.Serving;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plays the tokens of one completion choice again. Mutable; one thread.
final class CompletionReplay implements Choice.Listener {

    private static final int ALL = -1;

    private final Choice choice;
    private final StringBuilder text = new StringBuilder();
    private final List<ScoredToken> scores = new ArrayList<>();

    /// @param prompt ids in front of the text; none when they are not known
    CompletionReplay(Serving serving, TextOptions options, int[] prompt) {
        choice =
                new Choice(
                        0,
                        serving.tokenizer().detokenizer(prompt, options.detokenizer()),
                        options,
                        ParserStage.none(),
                        Optional.of(new TokenScorer(serving.tokenizer(), Form.TEXT)));
    }

    /// Plays what was told before.
    void skip(List<TokenOutput> outputs) {
        outputs.forEach(this::take);
        text.setLength(0);
        scores.clear();
    }

    /// Plays what is told now.
    void take(TokenOutput output) {
        choice.take(output, new RecordedGeneration(List.of()), this);
    }

    @Override
    public void taken(Choice of) {
        text.append(of.delta().content());
        of.scores().ifPresent(scores::add);
    }

    @Override
    public void settled(Choice of) {}

    /// What is told.
    String text() {
        return text.toString();
    }

    /// Writes the log-probabilities of what is told, or null without any.
    ///
    /// @param offset where in the text it begins
    void writeLogprobs(JsonGenerator json, int offset) {
        if (scores.isEmpty()) {
            json.writeNull();
            return;
        }
        new CompletionLogprobs(ALL, offset).write(json, scores.stream().map(Position::of).toList());
    }
}
