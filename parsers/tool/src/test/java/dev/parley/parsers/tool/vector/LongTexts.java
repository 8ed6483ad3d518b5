package dev.parley.parsers.tool.vector;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Texts of any length that are hard on a parser: what it must hold back, look at again or count.
final class LongTexts {

    private static final List<String> FILLINGS =
            List.of(" ", "\n", "a", "\"", "\\", "{", "<", "a=1, ", "\"a\":1,", "[{\"a\":", "```");

    private final String call;
    private final List<String> markers;

    /// @param call a reply with a call
    LongTexts(String call) {
        this.call = call;
        markers =
                Damage.markers(List.of(call)).stream()
                        .filter(marker -> marker.length() > 1)
                        .toList();
    }

    /// A short text that is repeated behind another.
    record Growth(String head, String filling) {

        String of(int length) {
            return head + filling.repeat(length / filling.length());
        }
    }

    /// All of them, by what they are.
    List<Growth> growths() {
        List<Growth> growths = new ArrayList<>();
        for (String marker : markers) {
            growths.add(new Growth("", marker));
            growths.add(new Growth("", marker.substring(0, marker.length() - 1) + " "));
        }
        growths.add(new Growth("", call));
        for (int cut : cuts()) {
            String head = call.substring(0, cut);
            FILLINGS.forEach(filling -> growths.add(new Growth(head, filling)));
            markers.forEach(
                    marker ->
                            growths.add(
                                    new Growth(head, marker.substring(0, marker.length() - 1))));
        }
        return List.copyOf(growths);
    }

    /// The start, behind every marker, and in the middle of the text between two.
    private Set<Integer> cuts() {
        Set<Integer> cuts = new LinkedHashSet<>();
        cuts.add(0);
        int before = 0;
        for (String marker : markers) {
            int at = call.indexOf(marker);
            if (at >= 0) {
                cuts.add(at + marker.length());
                cuts.add(Math.min(call.length(), at + marker.length() + 4));
            }
        }
        cuts.add(call.length() / 2);
        cuts.add(call.length() * 3 / 4);
        return cuts;
    }
}
