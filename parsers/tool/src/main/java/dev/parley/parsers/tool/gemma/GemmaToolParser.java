package dev.parley.parsers.tool.gemma;

import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.call.CallWriter;
import dev.parley.parsers.tool.call.CallWriter.UnknownTools;
import dev.parley.parsers.tool.call.ContentGate;
import dev.parley.parsers.tool.call.ContentGate.After;
import dev.parley.parsers.tool.call.ContentGate.Edges;
import dev.parley.parsers.tool.call.Markers;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Finds calls between markers. A call that is cut off is reported with what is there.
final class GemmaToolParser implements ToolParser {

    /// What stands before a function's name.
    static final String PREFIX = "call:";

    private final List<ToolEvent> events = new ArrayList<>();
    private final GemmaFormat format;
    private final List<String> marks;
    private final MarkerScanner scanner;
    private final ContentGate content;
    private final CallWriter calls;
    private final StringBuilder name = new StringBuilder();
    private State state = State.CONTENT;
    private @Nullable GemmaArguments arguments;

    private enum State {
        CONTENT,
        NAME,
        ARGUMENTS
    }

    GemmaToolParser(GemmaFormat format, ToolParserRequest request) {
        this.format = format;
        marks = List.of(format.open(), format.close(), format.quote());
        scanner = Markers.scanner(marks, request);
        content = new ContentGate(Edges.TRIMMED, After.KEPT, request.delivery(), events);
        calls = new CallWriter(request, UnknownTools.REPORTED, events);
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        scanner.push(chunk).forEach(this::accept);
        return drained();
    }

    @Override
    public List<ToolEvent> finish() {
        scanner.finish().forEach(this::accept);
        if (state != State.CONTENT) {
            endCall();
        }
        content.finish();
        return drained();
    }

    private List<ToolEvent> drained() {
        List<ToolEvent> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    private void accept(Piece piece) {
        switch (piece) {
            case Piece.Text(TextChunk chunk) -> text(chunk.text());
            case Piece.Marker(int index, TextChunk chunk) -> marker(marks.get(index), chunk.text());
        }
    }

    private void marker(String mark, String text) {
        if (state == State.CONTENT) {
            if (mark.equals(format.open())) {
                content.mark();
                name.setLength(0);
                state = State.NAME;
            } else {
                content.text(text);
            }
        } else if (mark.equals(format.close())) {
            endCall();
        } else if (mark.equals(format.quote()) && arguments != null) {
            arguments.quote();
        } else {
            text(text);
        }
    }

    private void text(String text) {
        if (state == State.CONTENT) {
            content.text(text);
        } else if (arguments != null) {
            arguments.push(text);
        } else {
            nameText(text);
        }
    }

    private void nameText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' || c == '(') {
                beginCall();
                arguments = new GemmaArguments(calls, format.coercion(), c == '{' ? '}' : ')');
                state = State.ARGUMENTS;
                arguments.push(text.substring(i + 1));
                return;
            }
            name.append(c);
        }
    }

    private void beginCall() {
        String called = name.toString().strip();
        called = called.startsWith(PREFIX) ? called.substring(PREFIX.length()) : called;
        called = called.startsWith(":") ? called.substring(1) : called;
        called = called.strip();
        if (calls.accepts(called)) {
            content.found();
        }
        calls.begin(called);
    }

    private void endCall() {
        state = State.CONTENT;
        if (arguments != null) {
            arguments.end();
        } else if (format.bare() == GemmaFormat.Bare.ABANDONED) {
            content.finishBeforeMark();
            events.add(new ToolEvent.Abandoned(calls.index(), format.open() + name));
        } else if (!PREFIX.startsWith(name.toString().strip())) {
            beginCall();
        }
        calls.end();
        arguments = null;
    }
}
