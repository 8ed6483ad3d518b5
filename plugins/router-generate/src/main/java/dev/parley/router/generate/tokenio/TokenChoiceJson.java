package dev.parley.router.generate.tokenio;

import dev.parley.router.generate.output.Choice;
import dev.parley.router.generate.output.Ending;
import dev.parley.router.generate.output.LogprobsJson;
import dev.parley.router.generate.output.OptionalJson;
import dev.parley.router.generate.output.ScoredToken;
import dev.parley.router.generate.output.ScoredToken.Score;
import dev.parley.router.generate.tokenio.TokenRequest.Output;

import tools.jackson.core.JsonGenerator;

import java.util.List;
import java.util.Optional;

/// Writes choices of token replies and of their events.
///
/// @param session of the request
record TokenChoiceJson(TokenSession session) {

    /// What is written of a choice.
    ///
    /// @param text since the last event, or all
    /// @param scores of the ids
    /// @param ids writes the list of ids
    /// @param ending set when the choice has ended
    record Part(String text, List<ScoredToken> scores, Runnable ids, Optional<Ending> ending) {}

    void write(JsonGenerator json, Choice choice, Part part) {
        json.writeStartObject();
        json.writeNumberProperty("index", choice.index());
        OptionalJson.writeEnding(json, part.ending().map(Ending::reason), part.ending());
        json.writeName("token_ids");
        part.ids().run();
        json.writeNullProperty("routed_experts");
        json.writeNullProperty("sampling_mask");
        json.writeName("weight_versions");
        if (part.ending().isPresent()) {
            writeVersions(json, choice.tokens().size());
        } else {
            json.writeNull();
        }
        boolean text = session.request().output() == Output.TEXT;
        if (text) {
            json.writeStringProperty("text", part.text());
        }
        json.writeName("logprobs");
        if (!session.showsScores()) {
            json.writeNull();
        } else if (text) {
            LogprobsJson.writeChat(json, part.scores(), session.request().alternatives());
        } else {
            writeScores(json, part.scores());
        }
        json.writeEndObject();
    }

    private static void writeVersions(JsonGenerator json, int tokens) {
        json.writeStartArray();
        json.writeStartObject();
        json.writeStringProperty("version", "default");
        json.writeNumberProperty("start", 0);
        json.writeNumberProperty("end", tokens);
        json.writeEndObject();
        json.writeEndArray();
    }

    private void writeScores(JsonGenerator json, List<ScoredToken> scores) {
        json.writeStartObject();
        json.writeArrayPropertyStart("content");
        for (ScoredToken scored : scores) {
            json.writeStartObject();
            writeScore(json, scored.token());
            json.writeArrayPropertyStart("top_logprobs");
            int most = Math.min(session.request().alternatives(), scored.ranked().size());
            for (Score score : scored.ranked().subList(0, most)) {
                json.writeStartObject();
                writeScore(json, score);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeScore(JsonGenerator json, Score score) {
        json.writeNumberProperty("token_id", score.id());
        json.writeNumberProperty("logprob", score.logprob());
        json.writeNumberProperty("rank", score.rank());
    }
}
