package dev.parley.router.generate.serving;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.Tokenizer;
import dev.parley.router.generate.serving.PromptOptions.Side;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/// Makes prompt ids that the model has room for. Immutable.
public final class PromptEncoder {

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

    /// Checks ids that the client sent.
    ///
    /// @throws InvalidRequest when there are none, too many or unknown ones
    public int[] check(List<Long> tokens, PromptOptions options) {
        int[] ids = new int[tokens.size()];
        for (int i = 0; i < ids.length; i++) {
            long token = tokens.get(i);
            if (token < 0 || token >= vocabulary) {
                throw new InvalidRequest("Token id %d is out of vocabulary".formatted(token));
            }
            ids[i] = (int) token;
        }
        ids = truncated(ids, options);
        if (ids.length > modelLength) {
            throw tooLong(ids.length);
        }
        return required(ids);
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
        OptionalLong wanted = options.truncation().tokens();
        if (wanted.isEmpty()) {
            return ids;
        }
        boolean bounded = options.output().tokens().orElse(BigInteger.ZERO).signum() != 0;
        long most =
                wanted.getAsLong() >= 0
                        ? wanted.getAsLong()
                        : bounded ? modelLength - 1L : modelLength;
        if (ids.length <= most) {
            return ids;
        }
        return options.truncation().side().orElse(Side.LEFT) == Side.RIGHT
                ? Arrays.copyOf(ids, (int) most)
                : Arrays.copyOfRange(ids, ids.length - (int) most, ids.length);
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
