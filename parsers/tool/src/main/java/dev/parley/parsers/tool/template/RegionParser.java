package dev.parley.parsers.tool.template;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.call.WholeCalls;
import dev.parley.parsers.tool.coerce.ToolSchemas;
import dev.parley.parsers.tool.regex.Found;
import dev.parley.parsers.tool.regex.LinearPattern;
import dev.parley.parsers.tool.template.ResponseTemplate.Region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Splits a reply into a template's regions. The earliest anchor counts, of those that begin together the longest.
final class RegionParser implements ToolParser {

    /// Up to this many held characters are looked at with each piece; more only when a quarter is added.
    private static final int CLOSE_LOOK = 256;

    private final List<ToolEvent> events = new ArrayList<>();
    private final WholeCalls calls = new WholeCalls(events);
    private final ResponseTemplate template;
    private final ToolSchemas schemas;

    /// Text that may hold an anchor.
    private final StringBuilder buffer = new StringBuilder();

    /// The body of a region with calls.
    private final StringBuilder body = new StringBuilder();

    private Region region;
    private Map<String, String> captures = Map.of();
    private int nextLook;

    /// An anchor and what it does.
    private record Boundary(Found found, Region opens) {}

    /// Looks for anchors in a text, for each no further than once through it.
    private record Search(
            String text, boolean ended, Map<LinearPattern, Optional<? extends Found>> last) {

        /// The first occurrence from some place on, which never moves back.
        Optional<? extends Found> find(LinearPattern anchor, int from) {
            Optional<? extends Found> known = last.computeIfAbsent(anchor, it -> first(it, from));
            if (known.filter(it -> it.start() < from).isEmpty()) {
                return known;
            }
            Optional<? extends Found> found = first(anchor, from);
            last.put(anchor, found);
            return found;
        }

        private Optional<? extends Found> first(LinearPattern anchor, int from) {
            return ended ? anchor.find(text, from) : anchor.findSoFar(text, from);
        }
    }

    RegionParser(ResponseTemplate template, ToolParserRequest request) {
        this.template = template;
        region = template.rest();
        schemas = new ToolSchemas(request.tools());
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        buffer.append(chunk.text());
        if (buffer.length() >= nextLook) {
            process(false);
            nextLook = buffer.length() < CLOSE_LOOK ? 0 : buffer.length() + buffer.length() / 4;
        }
        return drained();
    }

    @Override
    public List<ToolEvent> finish() {
        process(true);
        endRegion();
        return drained();
    }

    private List<ToolEvent> drained() {
        List<ToolEvent> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    private void process(boolean ended) {
        Search search = new Search(buffer.toString(), ended, new HashMap<>());
        int from = 0;
        while (true) {
            Optional<Boundary> next = next(search, from);
            int end = next.map(it -> it.found().start()).orElse(search.text().length());
            text(search.text().substring(from, end));
            from = end;
            if (next.isEmpty() || !(next.get().found() instanceof Found.Whole whole)) {
                break;
            }
            from = whole.end();
            endRegion();
            region = next.get().opens();
            captures = whole.captures();
        }
        buffer.delete(0, from);
    }

    private Optional<Boundary> next(Search search, int from) {
        List<Boundary> all = new ArrayList<>();
        if (region.equals(template.rest())) {
            template.regions()
                    .forEach(
                            it ->
                                    it.open()
                                            .flatMap(anchor -> search.find(anchor, from))
                                            .ifPresent(found -> all.add(new Boundary(found, it))));
        }
        region.close()
                .flatMap(anchor -> search.find(anchor, from))
                .ifPresent(found -> all.add(new Boundary(found, template.rest())));
        return all.stream().reduce(RegionParser::first);
    }

    private static Boundary first(Boundary a, Boundary b) {
        if (a.found().start() != b.found().start()) {
            return a.found().start() < b.found().start() ? a : b;
        }
        return switch (b.found()) {
            case Found.Pending _ -> b;
            case Found.Whole(int _, int end, var _) ->
                    a.found() instanceof Found.Whole other && other.end() < end ? b : a;
        };
    }

    private void text(String text) {
        if (region.holdsCalls()) {
            body.append(text);
        } else if (!text.isEmpty()) {
            events.add(new ToolEvent.Content(text));
        }
    }

    private void endRegion() {
        if (region.holdsCalls()) {
            RegionCalls.read(body.toString(), captures, region.field(), schemas)
                    .forEach(it -> calls.call(it.name(), it.arguments()));
        }
        body.setLength(0);
        region = template.rest();
    }
}
