package dev.parley.structured.match;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Nodes of the token tree in which an automaton's text may end and tokens go on. Few of them are
/// listed. Many are not: what follows the text seldom begins with more than a few bytes, and the nodes
/// that such a byte leads to are looked up and remembered. Safe on any thread.
final class Exits {

    private static final int MOST_LISTED = 2048;

    private final Nodes listed;
    private final boolean all;
    private final Map<Integer, Nodes> after = new ConcurrentHashMap<>();

    /// @param all how many there are
    /// @param nodes those that are listed
    private Exits(boolean all, Nodes nodes) {
        this.all = all;
        listed = nodes;
    }

    /// Nodes, and how many units lead to each.
    record Nodes(int[] nodes, int[] units) {

        int size() {
            return nodes.length;
        }
    }

    static Exits of(IntList nodes, IntList units) {
        return nodes.size() > MOST_LISTED
                ? new Exits(false, new Nodes(new int[0], new int[0]))
                : new Exits(true, new Nodes(nodes.toArray(), units.toArray()));
    }

    /// Whether there are none.
    boolean none() {
        return all && listed.size() == 0;
    }

    /// Whether [#listed] has all.
    boolean few() {
        return all;
    }

    Nodes listed() {
        return listed;
    }

    /// The nodes that one byte leads to from those of many exits.
    ///
    /// @param search finds them the first time
    Nodes after(int value, Search search) {
        Nodes known = after.get(value);
        if (known == null) {
            known = search.nodesAfter(value);
            after.put(value, known);
        }
        return known;
    }

    /// Finds the nodes that a byte leads to from an exit.
    interface Search {

        Nodes nodesAfter(int value);
    }

    /// About how many bytes it takes.
    int size() {
        return 128 + 8 * listed.size();
    }
}
