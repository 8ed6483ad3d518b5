package dev.parley.acceptance.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;

/// The exchanges that wait for a feature: lines `group id feature`.
final class WaitingList {

    private WaitingList() {}

    static TreeSet<String> of(String group) {
        TreeSet<String> ids = new TreeSet<>();
        try (InputStream in = WaitingList.class.getResourceAsStream("/wire/waiting.txt")) {
            for (String line :
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                String[] words = line.split(" +", 3);
                if (!line.startsWith("#") && words[0].equals(group)) {
                    ids.add(words[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }
}
