package dev.parley.engine.sim;

import dev.parley.api.structured.TokenMatcher;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets an [AsciiTokenizer]'s text match a regular expression, by trying every token.
final class RegexMatcher implements TokenMatcher {

    private final Pattern pattern;
    private final StringBuilder text = new StringBuilder();
    private boolean ended;

    RegexMatcher(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    @Override
    public void mask(long[] allowed) {
        Arrays.fill(allowed, 0);
        for (int id = 1; id < AsciiTokenizer.SIZE; id++) {
            if (canContinue(text.toString() + (char) id)) {
                allowed[id / Long.SIZE] |= 1L << id;
            }
        }
    }

    @Override
    public boolean mayEnd() {
        return pattern.matcher(text).matches();
    }

    @Override
    public boolean accept(int token) {
        if (token == AsciiTokenizer.END) {
            ended = true;
            return pattern.matcher(text).matches();
        }
        text.append((char) token);
        return canContinue(text.toString());
    }

    @Override
    public boolean finished() {
        if (ended || !pattern.matcher(text).matches()) {
            return ended;
        }
        for (int id = 1; id < AsciiTokenizer.SIZE; id++) {
            if (canContinue(text.toString() + (char) id)) {
                return false;
            }
        }
        return true;
    }

    private boolean canContinue(String candidate) {
        Matcher matcher = pattern.matcher(candidate);
        return matcher.matches() || matcher.hitEnd();
    }
}
