package dev.parley.parsers.reasoning.span;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Reads from a prompt whether its reply begins inside a span: the last landmark decides.
final class SpanPrompt {

    private SpanPrompt() {}

    /// What the prompt says under a format.
    static PromptState inspect(SpanFormat format, int[] prompt, Tokenizer tokenizer) {
        Map<String, PromptState> landmarks = landmarks(format);
        boolean markersAreTokens =
                Stream.concat(format.starts().stream(), format.ends().stream())
                        .allMatch(marker -> tokenizer.tokenId(marker).isPresent());
        return markersAreTokens
                ? byTokens(landmarks, prompt, tokenizer)
                : byText(landmarks, tokenizer.decode(prompt, SpecialTokens.KEEP));
    }

    private static Map<String, PromptState> landmarks(SpanFormat format) {
        Map<String, PromptState> landmarks = new HashMap<>();
        format.prompt().closers().forEach(closer -> landmarks.put(closer, PromptState.CLOSED));
        format.ends().forEach(end -> landmarks.put(end, PromptState.CLOSED));
        format.starts().forEach(start -> landmarks.put(start, PromptState.OPEN));
        format.prompt().turns().forEach(turn -> landmarks.put(turn, PromptState.UNMARKED));
        return landmarks;
    }

    private static PromptState byTokens(
            Map<String, PromptState> landmarks, int[] prompt, Tokenizer tokenizer) {
        Map<Integer, PromptState> byId = new HashMap<>();
        landmarks.forEach(
                (text, state) -> tokenizer.tokenId(text).ifPresent(id -> byId.put(id, state)));
        for (int i = prompt.length - 1; i >= 0; i--) {
            PromptState state = byId.get(prompt[i]);
            if (state != null) {
                return state;
            }
        }
        return PromptState.UNMARKED;
    }

    private static PromptState byText(Map<String, PromptState> landmarks, String prompt) {
        PromptState state = PromptState.UNMARKED;
        int last = -1;
        for (Map.Entry<String, PromptState> landmark : landmarks.entrySet()) {
            int at = prompt.lastIndexOf(landmark.getKey());
            if (at > last) {
                last = at;
                state = landmark.getValue();
            }
        }
        return state;
    }
}
