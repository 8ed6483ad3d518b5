package dev.parley.parsers.tool.minicpm;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.call.Markers;
import dev.parley.parsers.tool.call.Markers.Mark;
import dev.parley.parsers.tool.call.WholeCalls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds blocks in prose. In a stream the name of a call comes as soon as its tag is closed, the arguments with the block.
final class BlockParser implements ToolParser {

    private static final String THINK_END = "</think>";
    private static final List<Mark<Role>> MARKS =
            List.of(new Mark<>("<function", Role.OPEN), new Mark<>("</function>", Role.CLOSE));

    private final List<ToolEvent> events = new ArrayList<>();
    private final Markers<Role> markers;
    private final Tools tools;
    private final WholeCalls calls = new WholeCalls(events);
    private final boolean whole;

    /// The content of a whole reply.
    private final StringBuilder content = new StringBuilder();

    /// The block that arrives; empty outside blocks.
    private final StringBuilder block = new StringBuilder();

    /// Whether the first tag of the block is closed.
    private boolean tagged;

    private boolean started;
    private boolean anyBlock;

    private enum Role {
        OPEN,
        CLOSE
    }

    BlockParser(ToolParserRequest request) {
        markers = new Markers<>(MARKS, request);
        tools = new Tools(request.tools());
        whole = request.delivery() == Delivery.WHOLE;
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        markers.push(chunk, this::text, this::marker);
        return drained();
    }

    @Override
    public List<ToolEvent> finish() {
        markers.finish(this::text, this::marker);
        if (!block.isEmpty()) {
            cut();
        }
        if (whole && calls.calls() == 0 && !content.isEmpty()) {
            events.add(new ToolEvent.Content(shown()));
        }
        return drained();
    }

    private List<ToolEvent> drained() {
        List<ToolEvent> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    private void cut() {
        if (whole) {
            content(block.toString());
        } else {
            int index = started ? calls.calls() - 1 : calls.calls();
            events.add(new ToolEvent.Abandoned(index, block.toString()));
        }
    }

    private String shown() {
        String text = anyBlock ? content.toString().strip() : content.toString();
        int end = text.lastIndexOf(THINK_END);
        String visible = end < 0 ? "" : text.substring(end + THINK_END.length()).stripLeading();
        String result = visible.isEmpty() ? text : visible;
        return result.isEmpty() ? content.toString() : result;
    }

    private void text(String text) {
        if (block.isEmpty()) {
            content(text);
            return;
        }
        boolean first = block.length() == MARKS.getFirst().text().length();
        if (first && !continuesTag(text.charAt(0))) {
            String opened = block.toString();
            block.setLength(0);
            content(opened + text);
            return;
        }
        block.append(text);
        if (!whole && !tagged && text.indexOf('>') >= 0) {
            tagged = true;
            FunctionBlock.nameInTag(block.toString()).filter(tools::has).ifPresent(this::begin);
        }
    }

    private void begin(String name) {
        started = true;
        calls.begin(name);
    }

    /// Whether a character may follow `<function`.
    private static boolean continuesTag(char c) {
        return Character.isWhitespace(c)
                || c == 'n'
                || c == FunctionBlock.BLANK
                || c == FunctionBlock.NEWLINE;
    }

    private void content(String text) {
        String repaired =
                text.replace(FunctionBlock.BLANK, ' ').replace(FunctionBlock.NEWLINE, '\n');
        if (whole) {
            content.append(repaired);
        } else {
            events.add(new ToolEvent.Content(repaired));
        }
    }

    private void marker(Role role, String text) {
        if (block.isEmpty()) {
            if (role == Role.OPEN) {
                anyBlock = true;
                tagged = false;
                started = false;
                block.append(text);
            } else {
                content(text);
            }
            return;
        }
        block.append(text);
        if (role == Role.CLOSE) {
            endBlock();
        }
    }

    private void endBlock() {
        String text = block.toString();
        block.setLength(0);
        Optional<FunctionBlock> read = FunctionBlock.read(text, tools);
        if (read.isPresent()) {
            if (!started) {
                calls.begin(read.get().name());
            }
            calls.end(read.get().arguments());
        } else if (started) {
            events.add(new ToolEvent.Abandoned(calls.calls() - 1, text));
        } else {
            content(text);
        }
    }
}
