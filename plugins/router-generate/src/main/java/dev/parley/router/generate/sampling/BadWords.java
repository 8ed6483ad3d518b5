package dev.parley.router.generate.sampling;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;
import dev.parley.router.generate.schema.PythonText;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
                String all = PythonText.quoteAll(words);
                throw InvalidRequest.value(
                        "bad_words entries must tokenize to at least one token.", "bad_words", all);
            }
            out.add(bare);
            spaced(word, bare).ifPresent(out::add);
        }
        if (out.size() > most) {
            throw InvalidRequest.value(
                    "Too many bad words after tokenization: %d. The max number is %d."
                            .formatted(out.size(), most),
                    "bad_words",
                    Integer.toString(out.size()));
        }
        return out;
    }

    /// The ids of the word inside a text, where they differ from those at its start in the first one.
    private Optional<List<Integer>> spaced(String word, List<Integer> bare) {
        List<Integer> spaced = encode(" " + word.stripLeading());
        boolean differs =
                spaced.size() == bare.size() && !spaced.getFirst().equals(bare.getFirst());
        return differs ? Optional.of(spaced) : Optional.empty();
    }

    private List<Integer> encode(String text) {
        return Arrays.stream(tokenizer.encode(text, SpecialTokens.SKIP)).boxed().toList();
    }
}
