package dev.parley.parsers.tool.marked;

import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.call.Markers;
import dev.parley.parsers.tool.marked.RegionText.Markup;

import java.util.ArrayList;
import java.util.List;

/// Finds JSON calls between markers. A marker inside a JSON string is text. Belongs to one choice's
/// thread.
public final class MarkedParser implements ToolParser {

    private final MarkedFormat format;
    private final MarkerScanner scanner;
    private final List<String> markers;
    private final OutsideText outside;

    private final RegionText regions = new RegionText();

    /// Blanks after the JSON, dropped unless other text than a closing marker follows.
    private final StringBuilder blanks = new StringBuilder();

    private final List<ToolEvent> found = new ArrayList<>();
    private Zone zone = Zone.OUTSIDE;
    private CallReader reader;
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
        return new MarkedParser(format, delivery, Markers.scanner(markers, request));
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
        if (!regions.hasCalls()) {
            outside.finishWithoutCall(events);
        }
        if (!regions.isEmpty() && (malformed || !regions.hasCalls())) {
            regions.abandon(outside.takeDropped(), events);
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
            revert(Markup.WITH, events);
        }
        switch (zone) {
            case OUTSIDE -> markerOutside(role, text, events);
            case SECTION -> {
                regions.raw().append(text);
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
                    regions.raw().append(text);
                    blanks.setLength(0);
                    zone = Zone.OUTSIDE;
                } else {
                    tail(text, events);
                }
            }
        }
    }

    private void markerOutside(Role role, String text, List<ToolEvent> events) {
        boolean enough = format.rules().regions() == MarkedFormat.Regions.ONE && regions.hasCalls();
        if (role == Role.CLOSING || enough) {
            outside(text, events);
            return;
        }
        if (role == Role.BARE) {
            outside(text, events);
            openBare();
            return;
        }
        regions.begin();
        regions.raw().append(text);
        zone = Zone.SECTION;
        if (role == Role.OPENING) {
            open();
        }
    }

    private void openBare() {
        regions.begin();
        open();
        bare = true;
    }

    /// Whether JSON may begin here without an opening.
    private boolean isBareStart() {
        return zone == Zone.INSIDE && bare && reader.isBlank();
    }

    private void open() {
        regions.beginBody();
        reader = nextReader();
        zone = Zone.INSIDE;
        bare = false;
    }

    private CallReader nextReader() {
        return new CallReader(
                format.shape(), format.keys(), regions.nextCall(), format.extras().label());
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
            case SECTION, INSIDE -> regions.raw().append(rest);
        }
    }

    private int inside(String text, List<ToolEvent> events) {
        int end = reader.push(text, 0, found);
        regions.raw().append(text, 0, end);
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
                if (!regions.hasCalls()) {
                    outside.beforeCall(events);
                }
                regions.started();
            }
            events.add(event);
        }
        found.clear();
    }

    private void outside(String text, List<ToolEvent> events) {
        if (!regions.hasCalls()
                && (regions.isEmpty()
                        || format.rules().failure() != MarkedFormat.Failure.ALL_CONTENT)) {
            outside.before(text, events);
        } else {
            outside.behind(text, regions.raw(), events);
        }
    }

    private void tail(String text, List<ToolEvent> events) {
        if (format.rules().failure() == MarkedFormat.Failure.ALL_CONTENT) {
            malformed |= !text.isBlank();
            regions.raw().append(text);
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
        regions.raw().append(closing);
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
            case CONTENT, COMPLETED -> revert(Markup.WITH, events);
            case CONTENT_UNMARKED -> revert(Markup.WITHOUT, events);
        }
    }

    private void cutOff(List<ToolEvent> events) {
        switch (format.rules().failure()) {
            case ALL_CONTENT -> malformed = true;
            case CONTENT -> revert(Markup.WITH, events);
            case CONTENT_UNMARKED -> {
                if (reader.started() == 0) {
                    revert(Markup.WITHOUT, events);
                }
            }
            case COMPLETED -> {
                if (reader.complete(found)) {
                    forward(events);
                } else {
                    revert(Markup.WITH, events);
                }
            }
        }
    }

    /// Turns the region into content, and the calls started in it.
    private void revert(Markup markers, List<ToolEvent> events) {
        RegionText.Reverted region = regions.revert(markers);
        reader = nextReader();
        zone = Zone.OUTSIDE;
        if (region.calls() > 0) {
            region.abandon(regions.hasCalls() ? "" : outside.takeDropped(), events);
        } else if (!region.text().isEmpty()) {
            outside(region.text(), events);
        }
    }
}
