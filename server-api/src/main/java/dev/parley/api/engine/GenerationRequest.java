package dev.parley.api.engine;

import dev.parley.api.structured.TokenMatcher;

import java.util.Optional;

/// One sequence to generate.
///
/// @param id for logs, such as `chatcmpl-…`
/// @param prompt token ids, not empty, owned by the engine from now on
/// @param sampling how tokens are chosen and when it ends
/// @param priority lower runs first under [EngineOptions.Policy#PRIORITY]
/// @param cacheSalt separates prefix caches of tenants; empty text for none
/// @param constraint masks logits; a matcher of its own for every request
public record GenerationRequest(
        String id,
        int[] prompt,
        SamplingParams sampling,
        long priority,
        String cacheSalt,
        Optional<TokenMatcher> constraint) {

    /// A request without priority, salt or constraint.
    public static GenerationRequest of(String id, int[] prompt, SamplingParams sampling) {
        return new GenerationRequest(id, prompt, sampling, 0, "", Optional.empty());
    }
}
