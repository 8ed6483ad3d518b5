package dev.parley.parsers.tool.marked;

import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import java.util.ArrayList;
import java.util.List;

/// Finds JSON calls between markers. A marker inside a JSON string is text. Belongs to one choice's
/// thread.
public final class MarkedParser implements ToolParser {

    private final MarkedFormat format;
    private final MarkerScanner scanner;
    private final List<String> markers;
    private final OutsideText outside;

    /// What was dropped since the first marker, for a reply whose calls prove malformed.
    private final StringBuilder raw = new StringBuilder();

    /// Where in `raw` the region of each started call begins.
    private final List<Integer> starts = new ArrayList<>();

    /// Blanks after the JSON, dropped unless other text than a closing marker follows.
    private final StringBuilder blanks = new StringBuilder();

    private final List<ToolEvent> found = new ArrayList<>();
    private Zone zone = Zone.OUTSIDE;
    private CallReader reader;
    private int regionStart;
    private int bodyStart;
    private int callsBefore;

    /// Started calls that were not abandoned.
    private int live;

    private boolean malformed;
    private boolean quiet;
    private boolean bare;

    private enum Zone {
        /// Content, or text between calls.
        OUTSIDE,
        /// After a section marker.
        SECTION,
        /// JSON.
        INSIDE,
        /// After the JSON, before the closing marker.
        TAIL
    }

    private enum Role {
        SECTION,
        OPENING,
        BARE,
        CLOSING
    }

    private MarkedParser(MarkedFormat format, Delivery delivery, MarkerScanner scanner) {
        this.format = format;
        this.scanner = scanner;
        this.markers = format.markers();
        this.outside = new OutsideText(format.rules(), delivery);
        this.reader = nextReader();
        if (!format.extras().bare().isEmpty()) {
            openBare();
        }
    }

    /// A parser for one choice.
    public static MarkedParser of(
            MarkedFormat format, ToolParserRequest request, Delivery delivery) {
        List<String> markers = format.markers();
        return new MarkedParser(
                format,
                delivery,
                request.tokenizer()
                        .map(tokenizer -> MarkerScanner.of(markers, tokenizer))
                        .orElseGet(() -> MarkerScanner.of(markers)));
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        List<ToolEvent> events = new ArrayList<>();
        scanner.push(chunk).forEach(piece -> accept(piece, events));
        return events;
    }

    @Override
    public List<ToolEvent> finish() {
        List<ToolEvent> events = new ArrayList<>();
        scanner.finish().forEach(piece -> accept(piece, events));
        if (zone == Zone.INSIDE) {
            cutOff(events);
        }
        if (live == 0) {
            outside.finishWithoutCall(events);
        }
        if (!raw.isEmpty() && (malformed || live == 0)) {
            abandon(events);
        } else {
            outside.finishBehindCalls(events);
        }
        return events;
    }

    private void accept(Piece piece, List<ToolEvent> events) {
        String text = piece.chunk().text();
        if (piece instanceof Piece.Marker(int index, TextChunk _) && !reader.isInString()) {
            marker(markers.get(index), events);
        } else {
            text(text, events);
        }
    }

    private void marker(String marker, List<ToolEvent> events) {
        List<String> pair = format.extras().quiet();
        if (pair.contains(marker)) {
            quiet = zone == Zone.OUTSIDE && marker.equals(pair.getFirst());
            text(marker, events);
        } else if (quiet) {
            text(marker, events);
        } else {
            marker(role(marker), marker, events);
        }
    }

    private Role role(String marker) {
        if (format.sections().contains(marker)) {
            return Role.SECTION;
        }
        if (format.extras().bare().contains(marker)) {
            return Role.BARE;
        }
        boolean closes = format.closings().contains(marker);
        boolean outside = zone == Zone.OUTSIDE || zone == Zone.SECTION || isBareStart();
        return format.openings().contains(marker) && (!closes || outside)
                ? Role.OPENING
                : Role.CLOSING;
    }

    private void marker(Role role, String text, List<ToolEvent> events) {
        if (isBareStart()) {
            revert(regionStart, events);
        }
        switch (zone) {
            case OUTSIDE -> markerOutside(role, text, events);
            case SECTION -> {
                raw.append(text);
                if (role == Role.OPENING) {
                    open();
                }
            }
            case INSIDE -> {
                if (role == Role.CLOSING) {
                    closedEarly(text, events);
                } else if (format.closings().isEmpty()) {
                    closedEarly("", events);
                    markerOutside(role, text, events);
                } else {
                    text(text, events);
                }
            }
            case TAIL -> {
                if (role == Role.CLOSING) {
                    raw.append(text);
                    blanks.setLength(0);
                    zone = Zone.OUTSIDE;
                } else {
                    tail(text, events);
                }
            }
        }
    }

    private void markerOutside(Role role, String text, List<ToolEvent> events) {
        boolean enough = format.rules().regions() == MarkedFormat.Regions.ONE && live > 0;
        if (role == Role.CLOSING || enough) {
            outside(text, events);
            return;
        }
        if (role == Role.BARE) {
            outside(text, events);
            openBare();
            return;
        }
        regionStart = raw.length();
        raw.append(text);
        zone = Zone.SECTION;
        if (role == Role.OPENING) {
            open();
        }
    }

    private void openBare() {
        regionStart = raw.length();
        open();
        bare = true;
    }

    /// Whether JSON may begin here without an opening.
    private boolean isBareStart() {
        return zone == Zone.INSIDE && bare && reader.isBlank();
    }

    private void open() {
        bodyStart = raw.length();
        callsBefore = starts.size();
        reader = nextReader();
        zone = Zone.INSIDE;
        bare = false;
    }

    private CallReader nextReader() {
        return new CallReader(
                format.shape(), format.keys(), starts.size(), format.extras().label());
    }

    private void text(String text, List<ToolEvent> events) {
        int from = zone == Zone.INSIDE ? inside(text, events) : 0;
        if (from == text.length()) {
            return;
        }
        String rest = text.substring(from);
        switch (zone) {
            case OUTSIDE -> outside(rest, events);
            case TAIL -> tail(rest, events);
            case SECTION, INSIDE -> raw.append(rest);
        }
    }

    private int inside(String text, List<ToolEvent> events) {
        int end = reader.push(text, 0, found);
        raw.append(text, 0, end);
        forward(events);
        if (reader.isDone() && reader.started() > 0) {
            zone = format.closings().isEmpty() ? Zone.OUTSIDE : Zone.TAIL;
        } else if (reader.isDone() || reader.isBroken()) {
            fail(events);
        }
        return end;
    }

    private void forward(List<ToolEvent> events) {
        for (ToolEvent event : found) {
            if (event instanceof ToolEvent.CallStarted) {
                if (live == 0) {
                    outside.beforeCall(events);
                }
                live++;
                starts.add(regionStart);
            }
            events.add(event);
        }
        found.clear();
    }

    private void outside(String text, List<ToolEvent> events) {
        if (live == 0
                && (raw.isEmpty()
                        || format.rules().failure() != MarkedFormat.Failure.ALL_CONTENT)) {
            outside.before(text, events);
        } else {
            outside.behind(text, raw, events);
        }
    }

    private void tail(String text, List<ToolEvent> events) {
        if (format.rules().failure() == MarkedFormat.Failure.ALL_CONTENT) {
            malformed |= !text.isBlank();
            raw.append(text);
        } else if (text.isBlank()) {
            blanks.append(text);
        } else {
            zone = Zone.OUTSIDE;
            outside(blanks + text, events);
            blanks.setLength(0);
        }
    }

    /// A closing marker, or the next opening, came before the end of the JSON.
    private void closedEarly(String closing, List<ToolEvent> events) {
        raw.append(closing);
        fail(events);
        zone = Zone.OUTSIDE;
    }

    private void fail(List<ToolEvent> events) {
        zone = Zone.OUTSIDE;
        switch (format.rules().failure()) {
            case ALL_CONTENT -> {
                malformed = true;
                zone = format.closings().isEmpty() ? Zone.OUTSIDE : Zone.TAIL;
            }
            case CONTENT, COMPLETED -> revert(regionStart, events);
            case CONTENT_UNMARKED -> revert(bodyStart, events);
        }
    }

    private void cutOff(List<ToolEvent> events) {
        switch (format.rules().failure()) {
            case ALL_CONTENT -> malformed = true;
            case CONTENT -> revert(regionStart, events);
            case CONTENT_UNMARKED -> {
                if (reader.started() == 0) {
                    revert(bodyStart, events);
                }
            }
            case COMPLETED -> {
                if (reader.complete(found)) {
                    forward(events);
                } else {
                    revert(regionStart, events);
                }
            }
        }
    }

    /// Turns the region into content, and the calls started in it.
    private void revert(int from, List<ToolEvent> events) {
        String text = raw.substring(from);
        raw.setLength(regionStart);
        reader = nextReader();
        zone = Zone.OUTSIDE;
        if (starts.size() > callsBefore) {
            live -= starts.size() - callsBefore;
            String share = live == 0 ? outside.takeDropped() + text : text;
            for (int index = callsBefore; index < starts.size(); index++) {
                events.add(new ToolEvent.Abandoned(index, share));
                share = "";
            }
        } else if (!text.isEmpty()) {
            outside(text, events);
        }
    }

    /// Shares the raw text out among the calls that were started, so that joined it is everything
    /// that was dropped. Where none was started, call 0 takes all.
    private void abandon(List<ToolEvent> events) {
        int from = 0;
        String before = outside.takeDropped();
        for (int index = 0; index < starts.size() - 1; index++) {
            int end = starts.get(index + 1);
            events.add(new ToolEvent.Abandoned(index, before + raw.substring(from, end)));
            before = "";
            from = end;
        }
        events.add(
                new ToolEvent.Abandoned(
                        Math.max(0, starts.size() - 1), before + raw.substring(from)));
    }
}
