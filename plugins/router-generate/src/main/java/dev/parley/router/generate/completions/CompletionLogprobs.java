package dev.parley.router.generate.completions;

import dev.parley.router.generate.output.ScoredToken;
import dev.parley.router.generate.output.ScoredToken.Score;

import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the `logprobs` of completion choices and keeps count of where in the text tokens begin.
/// Mutable; one choice.
final class CompletionLogprobs {

    private final int alternatives;
    private int offset;

    /// One position.
    ///
    /// @param text of its token
    /// @param scores empty for the first token of a prompt
    record Position(String text, Optional<ScoredToken> scores) {

        static Position of(ScoredToken scores) {
            return new Position(scores.token().text(), Optional.of(scores));
        }
    }

    /// @param alternatives listed per token beside the sampled one; negative for all
    CompletionLogprobs(int alternatives) {
        this(alternatives, 0);
    }

    /// @param alternatives listed per token beside the sampled one; negative for all
    /// @param offset characters written before
    CompletionLogprobs(int alternatives, int offset) {
        this.alternatives = alternatives;
        this.offset = offset;
    }

    /// Writes some positions that follow those written before.
    void write(JsonGenerator json, List<Position> positions) {
        List<Integer> offsets = new ArrayList<>(positions.size());
        for (Position position : positions) {
            offsets.add(offset);
            offset += position.text().codePointCount(0, position.text().length());
        }
        json.writeStartObject();
        json.writeArrayPropertyStart("text_offset");
        offsets.forEach(json::writeNumber);
        json.writeEndArray();
        json.writeArrayPropertyStart("token_logprobs");
        positions.forEach(
                position ->
                        position.scores()
                                .ifPresentOrElse(
                                        scores -> json.writeNumber(scores.token().logprob()),
                                        json::writeNull));
        json.writeEndArray();
        json.writeArrayPropertyStart("tokens");
        positions.forEach(position -> json.writeString(position.text()));
        json.writeEndArray();
        json.writeArrayPropertyStart("top_logprobs");
        positions.forEach(
                position ->
                        position.scores()
                                .ifPresentOrElse(
                                        scores -> writeTop(json, scores), json::writeNull));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeTop(JsonGenerator json, ScoredToken scores) {
        Map<String, Double> byText = new LinkedHashMap<>();
        int count = 0;
        for (Score score : scores.ranked()) {
            if (alternatives < 0 || count <= alternatives) {
                byText.put(score.text(), score.logprob());
            }
            count++;
        }
        json.writeStartObject();
        byText.forEach(json::writeNumberProperty);
        json.writeEndObject();
    }
}
