package dev.parley.structured.match;

import dev.parley.api.text.Tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What bytes a token stands for, by the spelling of its vocabulary. No state of its own.
enum TokenBytes {

    /// Every byte has a printable character of its own (`Ġ` for the space).
    BYTE_LEVEL {
        @Override
        byte[] ordinary(String token) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(token.length());
            token.codePoints()
                    .forEach(
                            c -> {
                                Integer value = BYTE_OF_CHARACTER.get(c);
                                if (value == null) {
                                    bytes.writeBytes(utf8(Character.toString(c)));
                                } else {
                                    bytes.write(value);
                                }
                            });
            return bytes.toByteArray();
        }
    },

    /// Text with `▁` for the space, and `<0xNN>` for single bytes.
    PIECES {
        @Override
        byte[] ordinary(String token) {
            if (SINGLE_BYTE.matcher(token).matches()) {
                return new byte[] {(byte) Integer.parseInt(token.substring(3, 5), 16)};
            }
            return utf8(token.replace('\u2581', ' '));
        }
    };

    private static final Pattern SINGLE_BYTE = Pattern.compile("<0x[0-9A-Fa-f]{2}>");
    private static final Map<Integer, Integer> BYTE_OF_CHARACTER = byteOfCharacter();
    private static final byte[] NONE = {};

    /// The spelling of a vocabulary: pieces when more tokens begin with `▁` than with `Ġ`.
    static TokenBytes of(Tokenizer tokenizer) {
        int pieces = 0;
        int byteLevel = 0;
        for (int id = 0; id < tokenizer.vocabularySize(); id++) {
            String token = tokenizer.token(id);
            if (token.startsWith("\u2581")) {
                pieces++;
            } else if (token.startsWith("\u0120")) {
                byteLevel++;
            }
        }
        return pieces > byteLevel ? PIECES : BYTE_LEVEL;
    }

    /// A token's bytes; none for special tokens and for ids without a token.
    byte[] of(Tokenizer tokenizer, int id) {
        if (tokenizer.isSpecial(id)) {
            return NONE;
        }
        String token = tokenizer.token(id);
        return tokenizer.isAdded(id) ? utf8(token) : ordinary(token);
    }

    abstract byte[] ordinary(String token);

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<Integer, Integer> byteOfCharacter() {
        Map<Integer, Integer> bytes = new HashMap<>();
        int next = 0x100;
        for (int value = 0; value < 0x100; value++) {
            boolean printable =
                    (value > ' ' && value < 0x7F)
                            || (value > 0xA0 && value <= 0xFF && value != 0xAD);
            bytes.put(printable ? value : next++, value);
        }
        return Map.copyOf(bytes);
    }
}
