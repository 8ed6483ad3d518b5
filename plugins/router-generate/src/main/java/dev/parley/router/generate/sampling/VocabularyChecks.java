package dev.parley.router.generate.sampling;

import dev.parley.api.ParleyException.InvalidRequest;

import java.util.Collection;
import java.util.List;

/// Refuses ids the model does not have and more log-probabilities than allowed.
final class VocabularyChecks {

    private static final int MOST_LOGPROB_IDS = 128;

    private final SamplingLimits limits;

    VocabularyChecks(SamplingLimits limits) {
        this.limits = limits;
    }

    /// The count asked for, -1 standing for the whole vocabulary.
    ///
    /// @param kind `sample` or `prompt`
    int logprobs(long wanted, String kind, String parameter) {
        long count = wanted == -1 ? limits.vocabulary() : wanted;
        if (count > limits.maxLogprobs()) {
            throw InvalidRequest.value(
                    "Requested %s logprobs of %d, which is greater than max allowed: %d"
                            .formatted(kind, count, limits.maxLogprobs()),
                    parameter,
                    Long.toString(count));
        }
        return wanted == -1 ? -1 : (int) count;
    }

    List<Integer> logprobTokenIds(List<Long> ids) {
        if (ids.size() > MOST_LOGPROB_IDS) {
            throw InvalidRequest.value(
                    "Requested logprob_token_ids of length %d, which is greater than max allowed: %d"
                            .formatted(ids.size(), MOST_LOGPROB_IDS),
                    "logprob_token_ids",
                    Integer.toString(ids.size()));
        }
        return known(ids, "logprob_token_ids");
    }

    List<Integer> known(Collection<Long> ids, String parameter) {
        List<Long> unknown = ids.stream().filter(this::unknown).toList();
        if (!unknown.isEmpty()) {
            throw InvalidRequest.value(
                    "token_id(s) %s in %s contain out-of-vocab token ids. Vocabulary size: %d"
                            .formatted(unknown, parameter, limits.vocabulary()),
                    parameter,
                    unknown.toString());
        }
        return ids.stream().map(Long::intValue).toList();
    }

    List<Integer> allowed(List<Long> ids) {
        if (ids.isEmpty()) {
            throw InvalidRequest.value(
                    "allowed_token_ids is not None and empty!", "allowed_token_ids", "[]");
        }
        List<Long> unknown = ids.stream().filter(this::unknown).toList();
        if (!unknown.isEmpty()) {
            throw InvalidRequest.value(
                    "allowed_token_ids contains out-of-vocab token id!",
                    "allowed_token_ids",
                    unknown.toString());
        }
        return ids.stream().map(Long::intValue).distinct().toList();
    }

    private boolean unknown(long id) {
        return id < 0 || id >= limits.vocabulary();
    }
}
