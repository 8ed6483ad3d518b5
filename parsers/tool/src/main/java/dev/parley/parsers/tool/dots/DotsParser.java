package dev.parley.parsers.tool.dots;

import dev.parley.api.text.MarkerScanner;
import dev.parley.api.text.MarkerScanner.Piece;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.call.Markers;
import dev.parley.parsers.tool.json.JsonScanner;
import dev.parley.parsers.tool.marked.CallKeys;
import dev.parley.parsers.tool.marked.CallReader;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Collects blocks; a block's calls are given when it closes. Belongs to one choice's thread.
final class DotsParser implements ToolParser {

    private static final List<String> MARKERS =
            List.of("<dots_function_call>", "</dots_function_call>");
    private static final int OPENING = 0;
    private static final CallKeys KEYS =
            CallKeys.of("name", "arguments", "parameters")
                    .with(CallKeys.Form.OBJECT)
                    .with(CallKeys.Absence.EMPTY);

    private final MarkerScanner scanner;
    private final Delivery delivery;
    private final Map<String, JsonNode> schemas;
    private final StringBuilder body = new StringBuilder();

    /// In a complete reply, all text until the first call.
    private final StringBuilder lead = new StringBuilder();

    private int contentEnd = Integer.MAX_VALUE;
    private JsonScanner strings = new JsonScanner();
    private boolean open;
    private int calls;

    private DotsParser(MarkerScanner scanner, Delivery delivery, Map<String, JsonNode> schemas) {
        this.scanner = scanner;
        this.delivery = delivery;
        this.schemas = schemas;
    }

    static ToolParser of(ToolParserRequest request, Delivery delivery) {
        Map<String, JsonNode> schemas = new LinkedHashMap<>();
        for (ToolDefinition tool : request.tools()) {
            schemas.put(tool.name(), tool.parameters());
        }
        return new DotsParser(Markers.scanner(MARKERS, request), delivery, schemas);
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
        if (open && delivery == Delivery.STREAMED) {
            List<ToolEvent> found = fromJson(body.toString());
            events.addAll(
                    found.isEmpty()
                            ? List.of(new ToolEvent.Abandoned(calls, MARKERS.getFirst() + body))
                            : found);
        }
        if (calls == 0 && !lead.isEmpty()) {
            events.add(new ToolEvent.Content(lead.toString()));
        }
        return events;
    }

    private void accept(Piece piece, List<ToolEvent> events) {
        String text = piece.chunk().text();
        boolean opening = piece instanceof Piece.Marker(int index, TextChunk _) && index == OPENING;
        boolean closing = piece instanceof Piece.Marker && !opening;
        if (delivery == Delivery.WHOLE && calls == 0) {
            lead.append(text);
        }
        if (!open) {
            outside(opening, text, events);
        } else if (closing && !strings.isInString()) {
            close(events);
        } else {
            body.append(text);
            for (int i = 0; i < text.length(); i++) {
                strings.push(text.charAt(i));
            }
        }
    }

    private void outside(boolean opening, String text, List<ToolEvent> events) {
        if (opening) {
            open = true;
            body.setLength(0);
            strings = new JsonScanner();
        } else if (delivery == Delivery.STREAMED) {
            events.add(new ToolEvent.Content(text));
        }
        if (opening && calls == 0 && delivery == Delivery.WHOLE) {
            contentEnd = Math.min(contentEnd, lead.length() - text.length());
        }
    }

    private void close(List<ToolEvent> events) {
        open = false;
        String text = body.toString();
        List<ToolEvent> found =
                text.contains("<invoke") && !text.stripLeading().startsWith("{")
                        ? fromTags(text)
                        : fromJson(text);
        if (!found.isEmpty()) {
            lead(events);
            events.addAll(found);
        } else if (delivery == Delivery.STREAMED && !text.isEmpty()) {
            events.add(new ToolEvent.Content(text));
        }
    }

    private void lead(List<ToolEvent> events) {
        String before = lead.substring(0, Math.min(contentEnd, lead.length())).strip();
        lead.setLength(0);
        if (!before.isEmpty()) {
            events.add(new ToolEvent.Content(before));
        }
    }

    private List<ToolEvent> fromJson(String text) {
        List<ToolEvent> found = new ArrayList<>();
        CallReader reader = new CallReader(CallReader.Shape.OBJECT, KEYS, calls);
        int end = reader.push(text, 0, found);
        boolean whole =
                reader.isDone() && MARKERS.getLast().startsWith(text.substring(end).strip());
        if (!whole
                || !(found.getFirst() instanceof ToolEvent.CallStarted started)
                || !isTool(started.name())) {
            return List.of();
        }
        calls++;
        return found;
    }

    private List<ToolEvent> fromTags(String text) {
        List<ToolEvent> found = new ArrayList<>();
        for (InvokeTags.Invocation invocation : InvokeTags.read(text)) {
            if (isTool(invocation.name())) {
                JsonNode schema = schemas.getOrDefault(invocation.name(), ParameterTypes.NO_SCHEMA);
                found.add(new ToolEvent.CallStarted(calls, Optional.empty(), invocation.name()));
                found.add(
                        new ToolEvent.Arguments(
                                calls, ParameterTypes.json(invocation.parameters(), schema)));
                found.add(new ToolEvent.CallCompleted(calls++));
            }
        }
        return found;
    }

    private boolean isTool(String name) {
        return schemas.containsKey(name);
    }
}
