package dev.parley.parsers.tool.marked;

import dev.parley.api.tool.ToolEvent;

import java.util.ArrayList;
import java.util.List;

/// The text of regions with calls, for a reply or a region that proves malformed, and the calls that were started in them.
final class RegionText {

    /// What was dropped since the first marker.
    private final StringBuilder raw = new StringBuilder();

    /// Where in `raw` the region of each started call begins.
    private final List<Integer> starts = new ArrayList<>();

    private int regionStart;
    private int bodyStart;
    private int callsBefore;

    /// Started calls that were not abandoned.
    private int live;

    /// The text of all regions.
    StringBuilder raw() {
        return raw;
    }

    boolean isEmpty() {
        return raw.isEmpty();
    }

    /// Whether a started call was not abandoned.
    boolean hasCalls() {
        return live > 0;
    }

    /// The number of the next call.
    int nextCall() {
        return starts.size();
    }

    /// A region begins here.
    void begin() {
        regionStart = raw.length();
    }

    /// The body of the region begins here.
    void beginBody() {
        bodyStart = raw.length();
        callsBefore = starts.size();
    }

    /// A call of the region was started.
    void started() {
        live++;
        starts.add(regionStart);
    }

    /// Takes back the region and the calls that were started in it.
    ///
    /// @param markers whether the text of its markers comes too
    Reverted revert(Markup markers) {
        String text = raw.substring(markers == Markup.WITH ? regionStart : bodyStart);
        raw.setLength(regionStart);
        int calls = starts.size() - callsBefore;
        live -= calls;
        return new Reverted(text, callsBefore, calls);
    }

    /// Whether a region's text has its markers.
    enum Markup {
        WITH,
        WITHOUT
    }

    /// A region that was taken back.
    ///
    /// @param text of it
    /// @param first number of the calls that were started in it
    /// @param calls how many they are
    record Reverted(String text, int first, int calls) {

        /// The text, shared out among the calls.
        ///
        /// @param before text that belongs in front
        void abandon(String before, List<ToolEvent> events) {
            String share = before + text;
            for (int index = first; index < first + calls; index++) {
                events.add(new ToolEvent.Abandoned(index, share));
                share = "";
            }
        }
    }

    /// Shares the raw text out among the calls that were started, so that joined it is everything that was dropped. Where
    /// none was started, call 0 takes all.
    ///
    /// @param before text that belongs in front
    void abandon(String before, List<ToolEvent> events) {
        int from = 0;
        String lead = before;
        for (int index = 0; index < starts.size() - 1; index++) {
            int end = starts.get(index + 1);
            events.add(new ToolEvent.Abandoned(index, lead + raw.substring(from, end)));
            lead = "";
            from = end;
        }
        events.add(
                new ToolEvent.Abandoned(
                        Math.max(0, starts.size() - 1), lead + raw.substring(from)));
    }
}
