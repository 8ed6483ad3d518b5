package dev.parley.router.generate.output;

import dev.parley.api.engine.TokenOutput.PromptOutput;

import tools.jackson.core.JsonGenerator;

import java.util.Optional;
import java.util.OptionalInt;

/// Token counts of a reply.
///
/// @param prompt tokens of the prompts
/// @param completion tokens generated
/// @param reasoning how many of them are reasoning; empty when not told
/// @param cache what became of the prompt; empty when not told
public record Usage(int prompt, int completion, OptionalInt reasoning, Optional<Cache> cache) {

    /// Prompt tokens found in and added to the prefix cache.
    ///
    /// @param cached found
    /// @param created added; empty when not told
    public record Cache(int cached, OptionalInt created) {

        /// Both counts.
        public static Cache of(PromptOutput prompt) {
            return new Cache(prompt.cachedTokens(), OptionalInt.of(prompt.createdCacheTokens()));
        }
    }

    /// Writes it with a null for everything not told.
    public void writeFull(JsonGenerator json) {
        json.writeStartObject();
        writeCounts(json);
        json.writeName("prompt_tokens_details");
        cache.ifPresentOrElse(counts -> writeCacheFull(json, counts), json::writeNull);
        json.writeName("completion_tokens_details");
        if (reasoning.isPresent()) {
            writeReasoning(json);
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }

    private static void writeCacheFull(JsonGenerator json, Cache counts) {
        json.writeStartObject();
        json.writeNumberProperty("cached_tokens", counts.cached());
        json.writeName("created_cache_tokens");
        counts.created().ifPresentOrElse(json::writeNumber, json::writeNull);
        json.writeNullProperty("multimodal_tokens");
        json.writeEndObject();
    }

    /// Writes what is told and nothing else.
    public void writeBrief(JsonGenerator json) {
        json.writeStartObject();
        writeCounts(json);
        if (cache.isPresent()) {
            json.writeName("prompt_tokens_details");
            json.writeStartObject();
            json.writeNumberProperty("cached_tokens", cache.get().cached());
            if (cache.get().created().isPresent()) {
                json.writeNumberProperty("created_cache_tokens", cache.get().created().getAsInt());
            }
            json.writeEndObject();
        }
        if (reasoning.isPresent()) {
            json.writeName("completion_tokens_details");
            writeReasoning(json);
        }
        json.writeEndObject();
    }

    private void writeCounts(JsonGenerator json) {
        json.writeNumberProperty("prompt_tokens", prompt);
        json.writeNumberProperty("total_tokens", prompt + completion);
        json.writeNumberProperty("completion_tokens", completion);
    }

    private void writeReasoning(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("reasoning_tokens", reasoning.orElse(0));
        json.writeEndObject();
    }
}
