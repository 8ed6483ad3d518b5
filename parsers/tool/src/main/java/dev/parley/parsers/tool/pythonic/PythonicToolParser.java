package dev.parley.parsers.tool.pythonic;

import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.call.Markers;
import dev.parley.parsers.tool.call.RawCalls;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes a reply for calls if it is nothing else. The first character decides; where a later one proves it wrong, all
/// text is content as far as it was not streamed.
final class PythonicToolParser implements ToolParser {

    private final List<ToolEvent> events = new ArrayList<>();
    private final PythonicFormat format;
    private final List<String> marks;
    private final Optional<MarkerScanner> scanner;

    /// Everything so far, for a reply that proves to be text.
    private final RawCalls raw = new RawCalls();

    private State state = State.START;
    private @Nullable PythonicCall call;

    private enum State {
        START,
        OPENED,
        BEFORE_CALL,
        CALL,
        BEHIND_CALL,
        END,
        TEXT,
        /// Text after a call was started: content only of a whole reply.
        MALFORMED
    }

    PythonicToolParser(PythonicFormat format, ToolParserRequest request) {
        this.format = format;
        marks = new ArrayList<>(format.open());
        marks.addAll(format.close());
        scanner = marks.isEmpty() ? Optional.empty() : Optional.of(Markers.scanner(marks, request));
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        scanner.ifPresentOrElse(
                it -> it.push(chunk).forEach(this::accept), () -> text(chunk.text()));
        return drained();
    }

    @Override
    public List<ToolEvent> finish() {
        scanner.ifPresent(it -> it.finish().forEach(this::accept));
        if (state != State.END && state != State.TEXT) {
            refuse();
        }
        if (state == State.MALFORMED) {
            raw.abandon(events);
        }
        return drained();
    }

    private List<ToolEvent> drained() {
        if (call != null && state == State.CALL) {
            call.flush();
        }
        List<ToolEvent> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    private void accept(MarkerScanner.Piece piece) {
        switch (piece) {
            case MarkerScanner.Piece.Text(TextChunk chunk) -> text(chunk.text());
            case MarkerScanner.Piece.Marker(int index, TextChunk chunk) ->
                    marker(marks.get(index), chunk.text());
        }
    }

    private void marker(String mark, String text) {
        boolean lines = format.layout() == PythonicFormat.Layout.LINES;
        boolean opens = state == State.START && format.open().contains(mark);
        boolean closes =
                format.close().contains(mark) && (lines ? isBehindCall() : state == State.END);
        if (opens || closes) {
            raw.append(text);
            state = closes ? State.END : lines ? State.BEFORE_CALL : State.OPENED;
        } else if (state == State.TEXT || (call != null && call.isInString())) {
            text(text);
        } else {
            raw.append(text);
            refuse();
        }
    }

    private boolean isBehindCall() {
        return state == State.BEHIND_CALL || (state == State.BEFORE_CALL && raw.calls() > 0);
    }

    private void text(String text) {
        if (state == State.TEXT) {
            content(text);
            return;
        }
        raw.append(text);
        for (int i = 0; i < text.length() && state != State.TEXT && state != State.MALFORMED; i++) {
            if (state == State.BEFORE_CALL) {
                raw.open(text.length() - i);
            }
            if (!accept(text.charAt(i))) {
                refuse();
            }
        }
    }

    private boolean accept(char c) {
        boolean blank = Character.isWhitespace(c);
        return switch (state) {
            case START, OPENED -> open(c);
            case BEFORE_CALL -> blank || beginCall(c);
            case CALL -> inCall(c);
            case BEHIND_CALL -> behindCall(c, blank);
            case END -> blank;
            case TEXT, MALFORMED -> true;
        };
    }

    private boolean open(char c) {
        state = State.BEFORE_CALL;
        return format.layout() == PythonicFormat.Layout.LIST && c == '[';
    }

    private boolean beginCall(char c) {
        if (c == ']' && raw.calls() > 0 && format.layout() == PythonicFormat.Layout.LIST) {
            state = State.END;
            return true;
        }
        call = new PythonicCall(raw.calls(), format.reading(), events);
        state = State.CALL;
        return inCall(c);
    }

    private boolean inCall(char c) {
        if (call == null) {
            return false;
        }
        boolean before = call.isStarted();
        PythonicCall.State reached = call.push(c);
        if (call.isStarted() && !before) {
            raw.started();
        }
        if (reached == PythonicCall.State.DONE) {
            state = State.BEHIND_CALL;
        }
        return reached != PythonicCall.State.BROKEN;
    }

    private boolean behindCall(char c, boolean blank) {
        if (format.layout() == PythonicFormat.Layout.LINES) {
            state = c == '\n' ? State.BEFORE_CALL : state;
            return blank;
        }
        if (c == ',' || c == ']') {
            state = c == ',' ? State.BEFORE_CALL : State.END;
            return true;
        }
        return blank;
    }

    private void refuse() {
        if (raw.calls() == 0) {
            state = State.TEXT;
            content(raw.text());
        } else {
            if (call != null) {
                call.flush();
            }
            state = State.MALFORMED;
        }
    }

    private void content(String text) {
        if (!text.isEmpty()) {
            events.add(new ToolEvent.Content(text));
        }
    }
}
