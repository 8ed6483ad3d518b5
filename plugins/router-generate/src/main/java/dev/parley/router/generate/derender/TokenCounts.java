package dev.parley.router.generate.derender;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The `usage` of replies whose engine is elsewhere.
public final class TokenCounts {

    private TokenCounts() {}

    /// Writes the counts; nothing is known of caches and reasoning.
    public static ObjectNode json(long prompt, long completion) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("prompt_tokens", prompt)
                .put("total_tokens", prompt + completion)
                .put("completion_tokens", completion)
                .putNull("prompt_tokens_details")
                .putNull("completion_tokens_details");
    }
}
