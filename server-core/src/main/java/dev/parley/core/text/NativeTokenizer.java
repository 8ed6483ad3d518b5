package dev.parley.core.text;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.SpecialTokens;

import org.jspecify.annotations.Nullable;

/// A tokenizer inside the native library. Safe on any thread: the library only reads it.
///
/// The library's JNI layer is called directly. Its Java front end would report each start to a remote
/// service, unpack the library to the home folder, and copy eight arrays per encoding.
///
/// Its memory is never freed: a tokenizer lives as long as the server.
final class NativeTokenizer {

    private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;

    private final long handle;

    private NativeTokenizer(long handle) {
        this.handle = handle;
    }

    /// Builds one from the text of a `tokenizer.json`. Truncation and padding in it are switched off.
    ///
    /// @throws IllegalArgumentException when the library does not understand it
    static NativeTokenizer of(String json) {
        try {
            return new NativeTokenizer(create(json));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static long create(String json) {
        long handle;
        try {
            handle = LIBRARY.createTokenizerFromString(json);
        } catch (UnsatisfiedLinkError notLoadedYet) {
            new NativeLibrary("tokenizers").load();
            handle = LIBRARY.createTokenizerFromString(json);
        }
        LIBRARY.disableTruncation(handle);
        LIBRARY.disablePadding(handle);
        return handle;
    }

    /// Ids of a text; half a surrogate pair counts as U+FFFD.
    ///
    /// @throws InvalidRequest when the vocabulary has no tokens for it
    int[] encode(String text, SpecialTokens specials) {
        long encoding = encoding(text, specials);
        try {
            return narrow(LIBRARY.getTokenIds(encoding));
        } finally {
            LIBRARY.deleteEncoding(encoding);
        }
    }

    /// Where each token begins and ends, in code points; a token that stands for no text is at 0.
    ///
    /// @throws InvalidRequest when the vocabulary has no tokens for it
    int[] spans(String text, SpecialTokens specials) {
        long encoding = encoding(text, specials);
        try {
            @Nullable CharSpan[] spans = LIBRARY.getTokenCharSpans(encoding);
            int[] out = new int[2 * spans.length];
            for (int i = 0; i < spans.length; i++) {
                CharSpan span = spans[i];
                if (span != null) {
                    out[2 * i] = span.getStart();
                    out[2 * i + 1] = span.getEnd();
                }
            }
            return out;
        } finally {
            LIBRARY.deleteEncoding(encoding);
        }
    }

    private long encoding(String text, SpecialTokens specials) {
        try {
            return LIBRARY.encode(handle, wellFormed(text), specials == SpecialTokens.KEEP);
        } catch (RuntimeException e) {
            throw (InvalidRequest)
                    new InvalidRequest(
                                    "The text cannot be split into this model's tokens: %s"
                                            .formatted(e.getMessage()))
                            .initCause(e);
        }
    }

    /// The library takes a text with half a pair for bytes without meaning, emoji elsewhere in it too.
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(
                                c ->
                                        c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                                                ? Utf8Text.REPLACEMENT
                                                : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    /// Text of `tokens[from..to)`.
    String decode(int[] tokens, int from, int to, SpecialTokens specials) {
        long[] ids = new long[to - from];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = tokens[from + i];
        }
        return LIBRARY.decode(handle, ids, specials == SpecialTokens.SKIP);
    }

    private static int[] narrow(long[] ids) {
        int[] tokens = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            tokens[i] = Math.toIntExact(ids[i]);
        }
        return tokens;
    }
}
