package dev.parley.router.generate.serving;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.Tokenizer;
import dev.parley.router.generate.serving.PromptOptions.Side;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/// Makes prompt ids that the model has room for. Immutable.
public final class PromptEncoder {

    private static final String OUT_OF_VOCABULARY = "Token id %d is out of vocabulary";

    private final Tokenizer tokenizer;
    private final int modelLength;
    private final int vocabulary;

    PromptEncoder(Tokenizer tokenizer, int modelLength, int vocabulary) {
        this.tokenizer = tokenizer;
        this.modelLength = modelLength;
        this.vocabulary = Math.max(vocabulary, tokenizer.vocabularySize());
    }

    /// Refuses budgets that no prompt could meet; called before the prompt is looked at.
    public void checkBudgets(PromptOptions options) {
        PromptOptions.OutputBudget output = options.output();
        BigInteger asked = output.tokens().orElse(BigInteger.ZERO);
        if (asked.compareTo(BigInteger.valueOf(modelLength)) > 0) {
            throw InvalidRequest.value(
                    "%s=%s cannot be greater than max_model_len=%d. Please request fewer output tokens."
                            .formatted(output.field(), asked, modelLength),
                    output.field(),
                    asked.toString());
        }
        OptionalLong kept = options.truncation().tokens();
        if (kept.isPresent() && kept.getAsLong() > modelLength) {
            throw InvalidRequest.value(
                    ("truncate_prompt_tokens=%d cannot be greater than max_model_len = %d. "
                                    + "Please request a smaller truncation size.")
                            .formatted(kept.getAsLong(), modelLength),
                    "truncate_prompt_tokens",
                    Long.toString(kept.getAsLong()));
        }
    }

    /// The ids of a text.
    ///
    /// @throws InvalidRequest when it is empty or too long
    public int[] encode(String text, PromptOptions options) {
        checkCharacters(text, options);
        int[] ids = truncated(tokenizer.encode(text, options.specials()), options);
        if (ids.length > modelLength) {
            throw tooLong(modelLength + 1);
        }
        return required(ids);
    }

    /// Where the ids of [#encode] stand in the text: begin and end in code points.
    ///
    /// @return empty when the tokenizer does not know
    public Optional<List<Span>> spans(String text, PromptOptions options) {
        return tokenizer.spans(text, options.specials()).map(places -> spans(places, options));
    }

    private List<Span> spans(int[] places, PromptOptions options) {
        Span kept = kept(places.length / 2, options);
        List<Span> out = new ArrayList<>();
        for (int i = kept.begin(); i < kept.end(); i++) {
            out.add(new Span(places[2 * i], places[2 * i + 1]));
        }
        return out;
    }

    /// A stretch of something.
    ///
    /// @param begin of its first part
    /// @param end after its last part
    public record Span(int begin, int end) {}

    /// Checks ids that the client sent.
    ///
    /// @throws InvalidRequest when there are none, too many or unknown ones
    public int[] check(List<Long> tokens, PromptOptions options) {
        requireKnown(tokens, unknown -> new InvalidRequest(OUT_OF_VOCABULARY.formatted(unknown)));
        int[] ids = truncated(narrow(tokens), options);
        if (ids.length > modelLength) {
            throw tooLong(ids.length);
        }
        return required(ids);
    }

    /// Checks ids that the client sent in place of a conversation.
    ///
    /// @param field where they came from
    /// @throws InvalidRequest when there are too many or unknown ones
    public int[] check(List<Long> tokens, PromptOptions options, String field) {
        requireKnown(
                tokens, unknown -> BodyChecks.named(OUT_OF_VOCABULARY.formatted(unknown), field));
        return check(tokens, options);
    }

    /// Checks ids that stand for a whole prompt, with room for an answer.
    ///
    /// @throws InvalidRequest when there are none, too many or unknown ones
    public int[] whole(List<Long> tokens) {
        requireKnown(tokens, unknown -> new InvalidRequest(OUT_OF_VOCABULARY.formatted(unknown)));
        if (tokens.size() > modelLength) {
            throw new InvalidRequest(
                    ("The decoder prompt (length %d) is longer than the maximum model length of %d."
                         + " Make sure that `max_model_len` is no smaller than the number of text"
                         + " tokens.")
                            .formatted(tokens.size(), modelLength));
        }
        if (tokens.size() == modelLength) {
            throw new InvalidRequest(
                    ("The decoder prompt (length %d) plus the number of requested output tokens (at"
                         + " least 1) is longer than the maximum model length of %d. Make sure that"
                         + " `max_model_len` is no smaller than the number of text tokens (prompt +"
                         + " requested output tokens).")
                            .formatted(tokens.size(), modelLength));
        }
        return required(narrow(tokens));
    }

    private void requireKnown(List<Long> tokens, LongFunction<InvalidRequest> refusal) {
        for (long token : tokens) {
            if (token < 0 || token >= vocabulary) {
                throw refusal.apply(token);
            }
        }
    }

    private static int[] narrow(List<Long> tokens) {
        return tokens.stream().mapToInt(Long::intValue).toArray();
    }

    private void checkCharacters(String text, PromptOptions options) {
        long bound = (long) modelLength * tokenizer.longestToken();
        if (options.truncation().tokens().isPresent() || text.length() <= bound) {
            return;
        }
        int characters = text.codePointCount(0, text.length());
        if (characters > bound) {
            throw InvalidRequest.value(
                    ("This model's maximum context length is %d tokens. However, your prompt"
                         + " contains %d characters (more than %d characters, which is the upper"
                         + " bound for %d input tokens). Please reduce the length of the input"
                         + " prompt.")
                            .formatted(modelLength, characters, bound, modelLength),
                    "input_text",
                    Integer.toString(characters));
        }
    }

    private int[] truncated(int[] ids, PromptOptions options) {
        Span kept = kept(ids.length, options);
        return kept.end() - kept.begin() == ids.length
                ? ids
                : Arrays.copyOfRange(ids, kept.begin(), kept.end());
    }

    private Span kept(int length, PromptOptions options) {
        OptionalLong wanted = options.truncation().tokens();
        if (wanted.isEmpty()) {
            return new Span(0, length);
        }
        boolean bounded = options.output().tokens().orElse(BigInteger.ZERO).signum() != 0;
        long most =
                wanted.getAsLong() >= 0
                        ? wanted.getAsLong()
                        : bounded ? modelLength - 1L : modelLength;
        if (length <= most) {
            return new Span(0, length);
        }
        return options.truncation().side().orElse(Side.LEFT) == Side.RIGHT
                ? new Span(0, (int) most)
                : new Span(length - (int) most, length);
    }

    private static int[] required(int[] ids) {
        if (ids.length == 0) {
            throw new InvalidRequest("The decoder prompt cannot be empty");
        }
        return ids;
    }

    private InvalidRequest tooLong(int count) {
        return InvalidRequest.value(
                ("This model's maximum context length is %d tokens. However, your prompt contains"
                     + " %s%d input tokens, which exceeds this limit even without any output"
                     + " tokens. Please reduce the length of the input prompt.")
                        .formatted(modelLength, count == modelLength + 1 ? "at least " : "", count),
                "input_tokens",
                Integer.toString(count));
    }
}
