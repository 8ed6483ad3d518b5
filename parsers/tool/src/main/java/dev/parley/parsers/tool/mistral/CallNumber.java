package dev.parley.parsers.tool.mistral;

import java.util.random.RandomGenerator;

/// Draws call ids as Mistral's chat templates demand them: nine letters and digits.
record CallNumber(RandomGenerator random) {

    private static final String CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 9;

    String next() {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return id.toString();
    }
}
