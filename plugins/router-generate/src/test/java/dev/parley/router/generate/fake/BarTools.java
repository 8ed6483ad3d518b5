package dev.parley.router.generate.fake;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes `[name|arguments]` for a call.
public final class BarTools implements ToolParserProvider {

    @Override
    public String name() {
        return "bars";
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new Finder();
    }

    private static final class Finder implements ToolParser {

        private enum State {
            TEXT,
            NAME,
            ARGUMENTS
        }

        private final StringBuilder raw = new StringBuilder();
        private State state = State.TEXT;
        private int calls;

        @Override
        public List<ToolEvent> push(TextChunk chunk) {
            List<ToolEvent> out = new ArrayList<>();
            for (char c : chunk.text().toCharArray()) {
                push(c, out);
            }
            return out;
        }

        private void push(char c, List<ToolEvent> out) {
            if (state == State.TEXT && c != '[') {
                out.add(new ToolEvent.Content(String.valueOf(c)));
                return;
            }
            raw.append(c);
            if (state == State.TEXT) {
                state = State.NAME;
            } else if (state == State.NAME && c == '|') {
                state = State.ARGUMENTS;
                out.add(
                        new ToolEvent.CallStarted(
                                calls, Optional.empty(), raw.substring(1, raw.length() - 1)));
            } else if (state == State.ARGUMENTS && c == ']') {
                state = State.TEXT;
                raw.setLength(0);
                out.add(new ToolEvent.CallCompleted(calls++));
            } else if (state == State.ARGUMENTS) {
                out.add(new ToolEvent.Arguments(calls, String.valueOf(c)));
            }
        }

        @Override
        public List<ToolEvent> finish() {
            return switch (state) {
                case TEXT -> List.of();
                case NAME -> List.of(new ToolEvent.Content(raw.toString()));
                case ARGUMENTS -> List.of(new ToolEvent.Abandoned(calls, raw.toString()));
            };
        }
    }
}
