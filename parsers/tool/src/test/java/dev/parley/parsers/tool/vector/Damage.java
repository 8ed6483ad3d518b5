package dev.parley.parsers.tool.vector;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/// Damages texts, the same way for the same seed.
final class Damage {

    /// A word that no text holds, put into every damaged text to see where it goes.
    static final String WITNESS = "zqxjk";

    private static final Pattern MARKER =
            Pattern.compile(
                    "<[^<>\\s]{1,60}>|\\[/?[A-Z_]{2,20}]|</?[a-z_]+=|\\]<\\][^<]{1,20}<|```(?:json)?");
    private static final String CHARACTERS = "{}[]()\"':,=\\<>/|_`ntrue0 \n\té漢\u200b\ud83d\ude00";
    private static final int LONGEST_PART = 24;
    private static final int KINDS = 7;

    private final List<String> texts;
    private final List<String> markers;
    private final Random random;

    /// @param texts to damage; not empty
    Damage(List<String> texts, Random random) {
        this.texts = List.copyOf(texts);
        this.random = random;
        markers = List.copyOf(markers(texts));
    }

    /// What looks like markers in some texts.
    static Set<String> markers(List<String> texts) {
        Set<String> found = new LinkedHashSet<>();
        for (String text : texts) {
            MARKER.matcher(text).results().forEach(match -> found.add(match.group()));
        }
        found.addAll(List.of("{", "["));
        return found;
    }

    /// A text with one to three changes, and [#WITNESS] somewhere in it.
    String damaged(int index) {
        StringBuilder text = new StringBuilder(texts.get(index));
        int changes = random.nextInt(3);
        for (int i = 0; i <= changes; i++) {
            change(text);
        }
        return text.insert(random.nextInt(text.length() + 1), WITNESS).toString();
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
            default -> {
                int middle = (start + end) / 2;
                text.replace(
                        start, end, text.substring(middle, end) + text.substring(start, middle));
            }
        }
    }
}
