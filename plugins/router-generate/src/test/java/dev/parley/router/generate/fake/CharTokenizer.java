package dev.parley.router.generate.fake;

import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.TextChunk;
import dev.parley.api.text.TextChunk.AddedToken;
import dev.parley.api.text.Tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Ids 0 to 999 are characters, 1000 to 1255 single bytes, 1256 is the special end token, 1257 an
/// added token that is not special.
public final class CharTokenizer implements Tokenizer {

    /// First id that stands for a byte.
    public static final int BYTES = 1000;

    /// The special end token `<end>`.
    public static final int END = 1256;

    /// The added token `<mark>`.
    public static final int MARK = 1257;

    private static final int SIZE = 1258;

    @Override
    public int[] encode(String text, SpecialTokens specials) {
        List<Integer> ids = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (text.startsWith("<end>", i)) {
                ids.add(END);
                i += 5;
            } else if (text.startsWith("<mark>", i)) {
                ids.add(MARK);
                i += 6;
            } else {
                addCharacter(text.codePointAt(i), ids);
                i += Character.charCount(text.codePointAt(i));
            }
        }
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public Optional<int[]> spans(String text, SpecialTokens specials) {
        List<Integer> out = new ArrayList<>();
        int place = 0;
        int i = 0;
        while (i < text.length()) {
            int length =
                    text.startsWith("<end>", i)
                            ? 5
                            : text.startsWith("<mark>", i)
                                    ? 6
                                    : Character.charCount(text.codePointAt(i));
            String part = text.substring(i, i + length);
            int points = part.codePointCount(0, length);
            for (int id : encode(part, specials)) {
                out.add(place);
                out.add(place + points);
            }
            place += points;
            i += length;
        }
        return Optional.of(out.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void addCharacter(int codePoint, List<Integer> ids) {
        if (codePoint < BYTES) {
            ids.add(codePoint);
            return;
        }
        for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            ids.add(BYTES + (b & 0xff));
        }
    }

    @Override
    public String decode(int[] tokens, SpecialTokens specials) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int token : tokens) {
            if (token >= BYTES && token < END) {
                out.write(token - BYTES);
            } else if (token != END || specials == SpecialTokens.KEEP) {
                out.writeBytes(token(token).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public Detokenizer detokenizer(int[] prompt, DetokenizerOptions options) {
        return new CharDetokenizer(options);
    }

    private final class CharDetokenizer implements Detokenizer {

        private final DetokenizerOptions options;
        private final List<Integer> bytes = new ArrayList<>();

        CharDetokenizer(DetokenizerOptions options) {
            this.options = options;
        }

        @Override
        public TextChunk push(int token) {
            if (token >= BYTES && token < END) {
                bytes.add(token);
                String text = decode(held(), SpecialTokens.KEEP);
                if (text.indexOf('\uFFFD') >= 0) {
                    return TextChunk.ofModel("");
                }
                bytes.clear();
                return TextChunk.ofModel(text);
            }
            if (token == END && options.specials() == SpecialTokens.SKIP) {
                return TextChunk.ofModel("");
            }
            String text = token(token);
            return isAdded(token)
                    ? TextChunk.ofModel(text, List.of(new AddedToken(0, text.length(), token)))
                    : TextChunk.ofModel(text);
        }

        @Override
        public TextChunk finish() {
            return TextChunk.ofModel(decode(held(), SpecialTokens.KEEP));
        }

        private int[] held() {
            return bytes.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    @Override
    public int vocabularySize() {
        return SIZE;
    }

    @Override
    public OptionalInt tokenId(String token) {
        return token.equals("<end>") ? OptionalInt.of(END) : OptionalInt.empty();
    }

    @Override
    public String token(int id) {
        return switch (id) {
            case END -> "<end>";
            case MARK -> "<mark>";
            default -> id < BYTES ? Character.toString(id) : "<0x%02X>".formatted(id - BYTES);
        };
    }

    @Override
    public boolean isAdded(int id) {
        return id >= END;
    }

    @Override
    public boolean isSpecial(int id) {
        return id == END;
    }

    @Override
    public List<Integer> specialIds() {
        return List.of(END);
    }

    @Override
    public OptionalInt endToken() {
        return OptionalInt.of(END);
    }

    @Override
    public int longestToken() {
        return 6;
    }
}
