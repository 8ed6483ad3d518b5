package dev.parley.router.generate.fake;

import dev.parley.api.engine.Finish;
import dev.parley.api.engine.Finish.Reason;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.engine.TokenOutput.PromptOutput;
import dev.parley.api.text.SpecialTokens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What the engine "generates" for one request.
///
/// @param tokens ids in order
/// @param finish how it ends
/// @param step ids per output
public record Script(int[] tokens, Finish finish, int step) {

    /// A text that the model ends by itself, one token per output.
    public static Script of(String text) {
        int[] ids = new CharTokenizer().encode(text + "<end>", SpecialTokens.SKIP);
        return new Script(ids, Finish.of(Reason.STOP), 1);
    }

    /// A text cut off by the token limit.
    public static Script cut(String text) {
        return new Script(
                new CharTokenizer().encode(text, SpecialTokens.SKIP), Finish.of(Reason.LENGTH), 1);
    }

    /// A text ended by a stop token.
    public static Script stopped(String text, int token) {
        int[] ids = new CharTokenizer().encode(text, SpecialTokens.SKIP);
        int[] all = Arrays.copyOf(ids, ids.length + 1);
        all[ids.length] = token;
        return new Script(all, new Finish(Reason.STOP, OptionalInt.of(token)), 1);
    }

    /// The same with other ends.
    public Script ending(Reason reason) {
        return new Script(tokens, Finish.of(reason), step);
    }

    /// The same with so many tokens per output.
    public Script by(int tokensPerOutput) {
        return new Script(tokens, finish, tokensPerOutput);
    }

    List<TokenOutput> outputs(int request, int[] prompt, boolean scored, boolean promptScored) {
        List<TokenOutput> out = new ArrayList<>();
        for (int i = 0; i < tokens.length; i += step) {
            int end = Math.min(tokens.length, i + step);
            int[] part = Arrays.copyOfRange(tokens, i, end);
            out.add(
                    new TokenOutput(
                            request,
                            part,
                            scored ? scores(part) : List.of(),
                            i == 0 ? Optional.of(facts(prompt, promptScored)) : Optional.empty(),
                            end == tokens.length ? Optional.of(finish) : Optional.empty()));
        }
        return out;
    }

    private static PromptOutput facts(int[] prompt, boolean scored) {
        return new PromptOutput(
                3, 1, scored ? scores(Arrays.copyOfRange(prompt, 1, prompt.length)) : List.of());
    }

    private static List<TokenLogprobs> scores(int[] tokens) {
        List<TokenLogprobs> out = new ArrayList<>();
        for (int token : tokens) {
            out.add(
                    new TokenLogprobs(
                            token, -0.5f, 2, new int[] {'x', token}, new float[] {-0.25f, -0.5f}));
        }
        return out;
    }
}
