package dev.parley.testkit.law;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/// Damages texts: cuts them off, leaves out, doubles, swaps and inserts parts. Seeded; one thread.
public final class Mutations {

    private static final Pattern MARKER =
            Pattern.compile("<[^<>\\s]{1,60}>|\\[/?[A-Z_]{2,20}]|</?[a-z_]+=|```(?:json)?");
    private static final String CHARACTERS = "{}[]()\"':,=\\<>/|_`ntrue0 \n\té漢\u200b\ud83d\ude00";
    private static final int MOST_CHANGES = 3;
    private static final int LONGEST_PART = 40;
    private static final int KINDS = 7;

    private final List<String> texts;
    private final List<String> markers;
    private final Random random;

    /// @param texts to damage; not empty
    /// @param seed of everything random
    public Mutations(List<String> texts, long seed) {
        this.texts = List.copyOf(texts);
        random = new Random(seed);
        Set<String> found = new LinkedHashSet<>(List.of("<", "{", "[", "\"", "```"));
        for (String text : texts) {
            MARKER.matcher(text).results().forEach(match -> found.add(match.group()));
        }
        markers = List.copyOf(found);
    }

    /// The source of further choices, so that one seed makes all of them.
    Random random() {
        return random;
    }

    /// The text at some place in the list, damaged.
    String damaged(int index) {
        StringBuilder text = new StringBuilder(texts.get(index));
        int changes = random.nextInt(MOST_CHANGES);
        for (int i = 0; i <= changes; i++) {
            change(text);
        }
        return text.toString();
    }

    private void change(StringBuilder text) {
        int start = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), start + random.nextInt(LONGEST_PART));
        switch (random.nextInt(KINDS)) {
            case 0 -> text.setLength(start);
            case 1 -> text.delete(start, end);
            case 2 -> text.insert(end, text.substring(start, end));
            case 3 -> text.insert(start, markers.get(random.nextInt(markers.size())));
            case 4 -> text.insert(start, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            case 5 -> text.append(texts.get(random.nextInt(texts.size())));
            default -> swap(text, start, end);
        }
    }

    private static void swap(StringBuilder text, int start, int end) {
        int middle = (start + end) / 2;
        String swapped = text.substring(middle, end) + text.substring(start, middle);
        text.replace(start, end, swapped);
    }
}
