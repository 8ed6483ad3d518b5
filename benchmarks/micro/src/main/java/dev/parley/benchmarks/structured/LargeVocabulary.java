package dev.parley.benchmarks.structured;

import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/// A byte-level vocabulary of 151,936 entries, the same on every machine: every byte, runs of white
/// space, punctuation and pieces of JSON, words with and without a space before them, and words of
/// other scripts, in about the shares that large models have. Enough of a tokenizer for masks.
public final class LargeVocabulary implements Tokenizer {

    /// How many entries there are.
    static final int SIZE = 151_936;

    private static final int PUNCTUATION = 6_000;
    private static final int WORDS = 110_000;
    private static final int BROKEN = 1_500;
    private static final String MARKS = "!#$%&'()*+,-./:;<=>?@[]^_`{|}~\"\\";
    private static final String[] STARTS =
            "b c d f g h j k l m n p r s t v w z st tr pl ch sh th br cr fl pr".split(" ");
    private static final String[] VOWELS = "a e i o u y ea ou ai io".split(" ");
    private static final String[] CLOSES = " n r s t l m d ck ng st ss".split(" ", -1);

    private final List<String> tokens;

    /// Makes the entries.
    LargeVocabulary() {
        Random random = new Random(151_936);
        Set<String> entries = new LinkedHashSet<>();
        for (int value = 0; value < 256; value++) {
            entries.add(Character.toString(character(value)));
        }
        addSpaces(entries);
        addPunctuation(entries, random);
        addWords(entries, random);
        addBroken(entries, random);
        addScripts(entries, random);
        entries.add("<|end|>");
        tokens = List.copyOf(entries);
    }

    private static void addSpaces(Set<String> entries) {
        for (int i = 1; i <= 128; i++) {
            entries.add(spell(" ".repeat(i)));
            entries.add(spell("\n".repeat(Math.min(i, 24))));
            entries.add(spell("\t".repeat(Math.min(i, 24))));
            entries.add(spell("\n" + " ".repeat(i)));
        }
    }

    private static void addPunctuation(Set<String> entries, Random random) {
        for (String json : List.of("\":", "\",", "{\"", "\"}", "[\"", "\"]", "\": \"", "\",\"")) {
            entries.add(spell(json));
            entries.add(spell(" " + json));
        }
        while (entries.size() < PUNCTUATION) {
            StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? " " : "");
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                text.append(MARKS.charAt(random.nextInt(MARKS.length())));
            }
            text.append(random.nextInt(6) == 0 ? "\n" : "");
            entries.add(spell(text.toString()));
        }
    }

    private static void addWords(Set<String> entries, Random random) {
        while (entries.size() < WORDS) {
            StringBuilder word = new StringBuilder();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                word.append(STARTS[random.nextInt(STARTS.length)]);
                word.append(VOWELS[random.nextInt(VOWELS.length)]);
                word.append(CLOSES[random.nextInt(CLOSES.length)]);
            }
            int shape = random.nextInt(10);
            if (shape < 2) {
                word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
            }
            String mark = MARKS.substring(shape * 3, shape * 3 + 1);
            String before = shape < 6 ? " " : shape == 6 ? mark : "";
            entries.add(spell(before + word));
        }
    }

    private static void addBroken(Set<String> entries, Random random) {
        for (int i = 0; i < BROKEN; i++) {
            String text = Character.toString(0x4E00 + random.nextInt(0x5000));
            String whole = spell(text);
            entries.add(whole.substring(0, 2));
            entries.add(whole.substring(1));
        }
    }

    private static void addScripts(Set<String> entries, Random random) {
        int[][] scripts = {{0x4E00, 0x5000}, {0x430, 32}, {0x5D0, 27}, {0x627, 36}, {0xAC00, 9000}};
        while (entries.size() < SIZE - 1) {
            int[] script = scripts[random.nextInt(scripts.length)];
            StringBuilder word = new StringBuilder(random.nextInt(3) == 0 ? " " : "");
            for (int i = 1 + random.nextInt(script[1] > 1000 ? 4 : 9); i > 0; i--) {
                word.appendCodePoint(script[0] + random.nextInt(script[1]));
            }
            entries.add(spell(word.toString()));
        }
    }

    private static String spell(String text) {
        StringBuilder spelled = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            spelled.appendCodePoint(character(b & 0xFF));
        }
        return spelled.toString();
    }

    /// The character by which byte-level vocabularies spell a byte.
    private static int character(int value) {
        if (printable(value)) {
            return value;
        }
        int shifted = 0x100;
        for (int i = 0; i < value; i++) {
            shifted += printable(i) ? 0 : 1;
        }
        return shifted;
    }

    private static boolean printable(int value) {
        return value > ' ' && value < 0x7F || value > 0xA0 && value != 0xAD;
    }

    /// All entries, spelled as a tokenizer file spells them.
    List<String> tokens() {
        return tokens;
    }

    @Override
    public int[] encode(String text, SpecialTokens specials) {
        String spelled = spell(text);
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < spelled.length(); i++) {
            ids.add(tokens.indexOf(spelled.substring(i, i + 1)));
        }
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public String decode(int[] ids, SpecialTokens specials) {
        throw new UnsupportedOperationException("masks need the vocabulary only");
    }

    @Override
    public Detokenizer detokenizer(int[] prompt, DetokenizerOptions options) {
        throw new UnsupportedOperationException("masks need the vocabulary only");
    }

    @Override
    public int vocabularySize() {
        return tokens.size();
    }

    @Override
    public OptionalInt tokenId(String token) {
        int id = tokens.indexOf(token);
        return id < 0 ? OptionalInt.empty() : OptionalInt.of(id);
    }

    @Override
    public String token(int id) {
        return tokens.get(id);
    }

    @Override
    public boolean isAdded(int id) {
        return isSpecial(id);
    }

    @Override
    public boolean isSpecial(int id) {
        return id == SIZE - 1;
    }

    @Override
    public List<Integer> specialIds() {
        return List.of(SIZE - 1);
    }

    @Override
    public OptionalInt endToken() {
        return OptionalInt.of(SIZE - 1);
    }

    @Override
    public int longestToken() {
        return 512;
    }
}
