package dev.parley.router.generate.output;

import dev.parley.router.generate.output.ScoredToken.Score;

import tools.jackson.core.JsonGenerator;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes log-probabilities in the form of chat replies and of prompts.
public final class LogprobsJson {

    private LogprobsJson() {}

    /// Writes the `logprobs` of a chat choice.
    ///
    /// @param most alternatives listed per token; negative for all
    public static void writeChat(JsonGenerator json, List<ScoredToken> tokens, int most) {
        json.writeStartObject();
        json.writeArrayPropertyStart("content");
        for (ScoredToken token : tokens) {
            json.writeStartObject();
            writeScore(json, token.token(), token.spelling());
            json.writeArrayPropertyStart("top_logprobs");
            int listed = most < 0 ? token.ranked().size() : Math.min(most, token.ranked().size());
            for (int i = 0; i < listed; i++) {
                json.writeStartObject();
                Score score = token.ranked().get(i);
                writeScore(json, score, score.text());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /// Writes `prompt_logprobs`: null for the first position, then a map by id for each.
    public static void writePrompt(JsonGenerator json, List<ScoredToken> tokens) {
        json.writeStartArray();
        json.writeNull();
        for (ScoredToken token : tokens) {
            json.writeStartObject();
            for (Score score : token.ranked()) {
                json.writeName(Integer.toString(score.id()));
                json.writeStartObject();
                json.writeNumberProperty("logprob", score.logprob());
                json.writeNumberProperty("rank", score.rank());
                json.writeStringProperty("decoded_token", score.text());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeScore(JsonGenerator json, Score score, String spelling) {
        json.writeStringProperty("token", score.text());
        json.writeNumberProperty("logprob", score.logprob());
        json.writeArrayPropertyStart("bytes");
        for (byte b : spelling.getBytes(StandardCharsets.UTF_8)) {
            json.writeNumber(b & 0xff);
        }
        json.writeEndArray();
    }
}
