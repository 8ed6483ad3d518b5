package dev.parley.router.generate.output;

import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;
import dev.parley.router.generate.output.ScoredToken.Score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Gives log-probabilities their tokens' texts. Immutable.
public final class TokenScorer {

    private static final int CONTEXT = 4;
    private static final char REPLACEMENT = '\uFFFD';

    private final Tokenizer tokenizer;
    private final Form form;

    /// How a token is shown.
    public enum Form {
        /// By its text.
        TEXT,
        /// As `token_id:N`.
        ID
    }

    /// For one request.
    public TokenScorer(Tokenizer tokenizer, Form form) {
        this.tokenizer = tokenizer;
        this.form = form;
    }

    /// The scores at a position.
    ///
    /// @param before ids before it; the last four may help to complete a character
    ScoredToken score(TokenLogprobs values, int[] before) {
        List<Score> ranked = new ArrayList<>(values.topTokens().length + 1);
        Score token =
                new Score(
                        values.token(),
                        text(values.token(), before),
                        values.logprob(),
                        values.rank());
        ranked.add(token);
        for (int i = 0; i < values.topTokens().length; i++) {
            int id = values.topTokens()[i];
            if (ranked.stream().noneMatch(score -> score.id() == id)) {
                ranked.add(new Score(id, text(id, before), values.topLogprobs()[i], i + 1));
            }
        }
        return new ScoredToken(
                token, form == Form.TEXT ? token.text() : spelling(token.id(), before), ranked);
    }

    /// The scores of a prompt's positions from the second on.
    public List<ScoredToken> scorePrompt(List<TokenLogprobs> values, int[] prompt) {
        List<ScoredToken> out = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            int position = i + 1;
            out.add(
                    score(
                            values.get(i),
                            Arrays.copyOfRange(prompt, Math.max(0, position - CONTEXT), position)));
        }
        return out;
    }

    /// A token's text.
    public String text(int id, int[] before) {
        return form == Form.ID ? "token_id:" + id : spelling(id, before);
    }

    private String spelling(int id, int[] before) {
        String text = decode(id);
        return text.indexOf(REPLACEMENT) < 0 ? text : completed(id, before);
    }

    /// The text of a token that holds part of a character: the character, if the token completes it.
    private String completed(int id, int[] before) {
        for (int n = 1; n <= Math.min(CONTEXT, before.length); n++) {
            int[] context = Arrays.copyOfRange(before, before.length - n, before.length);
            int[] all = Arrays.copyOf(context, n + 1);
            all[n] = id;
            String full = decode(all);
            if (full.endsWith(String.valueOf(REPLACEMENT))) {
                continue;
            }
            int whole = n;
            while (whole > 0 && decode(context[whole - 1]).indexOf(REPLACEMENT) >= 0) {
                whole--;
            }
            String prefix = decode(Arrays.copyOf(context, whole));
            return full.startsWith(prefix) ? full.substring(prefix.length()) : full;
        }
        return "";
    }

    private String decode(int... ids) {
        return tokenizer.decode(ids, SpecialTokens.KEEP);
    }
}
