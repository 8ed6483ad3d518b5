package dev.parley.router.generate.derender;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.router.generate.sampling.SamplingLimits;

import java.util.List;

/// Token ids that a client sent.
public final class TokenIds {

    private TokenIds() {}

    static int[] array(List<Long> ids) {
        return ids.stream()
                .mapToInt(id -> Math.clamp(id, Integer.MIN_VALUE, Integer.MAX_VALUE))
                .toArray();
    }

    static void requireKnown(int[] ids, SamplingLimits limits) {
        for (int id : ids) {
            if (id < 0 || id >= limits.vocabulary()) {
                throw new InvalidRequest("Token id %d is out of vocabulary".formatted(id));
            }
        }
    }

    /// The ids of a prompt.
    ///
    /// @throws InvalidRequest when they are too many or unknown
    public static int[] prompt(List<Long> ids, SamplingLimits limits) {
        if (ids.size() > limits.modelLength()) {
            throw new InvalidRequest(
                    "prompt_token_ids length (%d) exceeds max_model_len (%d)."
                            .formatted(ids.size(), limits.modelLength()));
        }
        int[] prompt = array(ids);
        requireKnown(prompt, limits);
        return prompt;
    }
}
