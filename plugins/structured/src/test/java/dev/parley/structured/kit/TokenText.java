package dev.parley.structured.kit;

import dev.parley.structured.match.Vocabulary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Collects the texts of tokens.
public final class TokenText {

    private final Vocabulary vocabulary;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /// @param vocabulary that the tokens are of
    public TokenText(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// Adds a token.
    public void add(int token) {
        bytes.writeBytes(vocabulary.text(token));
    }

    /// How many bytes there are.
    public int length() {
        return bytes.size();
    }

    /// The text so far.
    public String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
