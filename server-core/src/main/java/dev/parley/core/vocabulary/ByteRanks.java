package dev.parley.core.vocabulary;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// A vocabulary of byte strings by rank, spelled with the characters byte-level vocabularies use.
final class ByteRanks {

    private static final int BYTES = 256;

    private final String[] spelling = new String[BYTES];
    private final Map<String, Integer> ids = new LinkedHashMap<>();

    ByteRanks() {
        int next = BYTES;
        for (int b = 0; b < BYTES; b++) {
            spelling[b] = Character.toString(isPrintable(b) ? b : next++);
        }
    }

    /// Reads the lines of a tiktoken file: a token in Base64, a space, its rank.
    ///
    /// @throws IllegalArgumentException when it is none
    static ByteRanks read(byte[] file) {
        ByteRanks ranks = new ByteRanks();
        new String(file, StandardCharsets.ISO_8859_1).lines().forEach(ranks::readLine);
        if (ranks.ids.isEmpty()) {
            throw new IllegalArgumentException("it has no tokens");
        }
        return ranks;
    }

    private void readLine(String line) {
        if (line.isBlank()) {
            return;
        }
        String[] parts = line.split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "a line is not a token in Base64 and its rank: '%s'".formatted(brief(line)));
        }
        try {
            add(Base64.getDecoder().decode(parts[0]), Integer.parseUnsignedInt(parts[1]));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a line is not a token in Base64 and its rank: '%s'".formatted(brief(line)), e);
        }
    }

    private static String brief(String line) {
        int longest = 60;
        return line.length() > longest ? line.substring(0, longest) : line;
    }

    void add(byte[] token, int id) {
        StringBuilder text = new StringBuilder(token.length);
        for (byte b : token) {
            text.append(spelling[Byte.toUnsignedInt(b)]);
        }
        ids.put(text.toString(), id);
    }

    /// Ids by spelling.
    Map<String, Integer> ids() {
        return ids;
    }

    private static boolean isPrintable(int b) {
        return (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || (b >= 0xAE && b <= 0xFF);
    }
}
