package dev.parley.router.generate.sampling;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;
import dev.parley.router.generate.schema.PythonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Turns words into the id sequences that spell them at a text's start and inside it.
final class BadWords {

    private final Tokenizer tokenizer;
    private final int most;

    BadWords(Tokenizer tokenizer, int most) {
        this.tokenizer = tokenizer;
        this.most = most;
    }

    List<List<Integer>> sequences(List<String> words) {
        List<List<Integer>> out = new ArrayList<>();
        for (String word : words) {
            List<Integer> bare = encode(word.stripLeading());
            if (bare.isEmpty()) {
                throw InvalidRequest.value(
                        "bad_words entries must tokenize to at least one token.",
                        "bad_words",
                        PythonText.quoteAll(words));
            }
            out.add(bare);
            List<Integer> spaced = encode(" " + word.stripLeading());
            if (spaced.size() == bare.size() && !spaced.getFirst().equals(bare.getFirst())) {
                out.add(spaced);
            }
        }
        if (out.size() > most) {
            throw InvalidRequest.value(
                    "Too many bad words after tokenization: %d. The max number is %d.".formatted(out.size(), most),
                    "bad_words",
                    Integer.toString(out.size()));
        }
        return out;
    }

    private List<Integer> encode(String text) {
        return Arrays.stream(tokenizer.encode(text, SpecialTokens.SKIP)).boxed().toList();
    }
}
