package dev.parley.parsers.tool.grammar;

import java.util.ArrayList;
import java.util.List;

/// Members in a row with a separator between two: the required ones in their order, then any of the others
/// in theirs.
public final class Members {

    /// Where nothing is required, one of this many comes first if any comes at all: each may begin the row,
    /// which takes a copy of what may follow it.
    private static final int MOST_FIRST = 12;

    private final String separator;
    private final List<Node> required = new ArrayList<>();
    private final List<Node> others = new ArrayList<>();

    /// No members yet.
    public Members(String separator) {
        this.separator = separator;
    }

    /// One more that must come.
    public void require(Node member) {
        required.add(member);
    }

    /// One more that may come.
    public void allow(Node member) {
        others.add(member);
    }

    /// The row.
    public Node row() {
        if (!required.isEmpty()) {
            List<Node> all = new ArrayList<>();
            required.forEach(
                    it -> all.add(all.isEmpty() ? it : Node.sequence(Node.text(separator), it)));
            all.addAll(following(0));
            return Node.sequence(all);
        }
        List<Node> ways = new ArrayList<>();
        ways.add(Node.text(""));
        for (int i = 0; i < Math.min(others.size(), MOST_FIRST); i++) {
            List<Node> all = new ArrayList<>();
            all.add(others.get(i));
            all.addAll(following(i + 1));
            ways.add(Node.sequence(all));
        }
        return Node.or(ways);
    }

    private List<Node> following(int from) {
        return others.subList(from, others.size()).stream()
                .map(it -> Node.optional(Node.sequence(Node.text(separator), it)))
                .toList();
    }
}
