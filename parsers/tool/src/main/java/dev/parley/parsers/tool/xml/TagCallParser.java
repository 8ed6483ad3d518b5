package dev.parley.parsers.tool.xml;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.parsers.tool.call.CallWriter;
import dev.parley.parsers.tool.call.ContentGate;
import dev.parley.parsers.tool.call.Header;
import dev.parley.parsers.tool.call.Markers;
import dev.parley.parsers.tool.call.RawCalls;
import dev.parley.parsers.tool.xml.Rules.Flaws;
import dev.parley.parsers.tool.xml.TagFormat.SectionNeed;

import java.util.ArrayList;
import java.util.List;

/// Reads calls whose tags carry the names. Tolerates calls without a section, headers without `>`, and missing closing
/// tags, which the next tag stands for. A tag where it has no meaning is text.
final class TagCallParser implements ToolParser {

    private final List<ToolEvent> events = new ArrayList<>();
    private final Markers<Role> markers;
    private final TagFormat format;
    private final ContentGate content;
    private final CallWriter calls;
    private final Parameters parameters;
    private final StringBuilder header = new StringBuilder();

    /// The text from the first markup on, where the format may turn it into content.
    private final RawCalls raw = new RawCalls();

    private State state = State.CONTENT;
    private boolean inSection;

    private enum Role {
        SECTION_OPEN,
        SECTION_CLOSE,
        CALL_OPEN,
        CALL_CLOSE,
        PARAMETER_OPEN,
        PARAMETER_CLOSE
    }

    private enum State {
        CONTENT,
        SECTION,
        CALL_HEADER,
        CALL,
        PARAMETER_HEADER,
        VALUE
    }

    /// How parameters of a format are read.
    interface Parameters {

        /// A parameter begins.
        void begin(Header header, CallWriter calls);

        /// Text of its value.
        default void text(String text, CallWriter calls) {
            calls.text(text);
        }

        /// Its value ends.
        default void end(CallWriter calls) {
            calls.endValue();
        }

        /// The call ends.
        default void endCall(CallWriter calls) {
            calls.end();
        }

        /// The text ends inside the call.
        default void cut(CallWriter calls) {
            calls.cut();
        }
    }

    TagCallParser(TagFormat format, ToolParserRequest request, Parameters parameters) {
        markers = new Markers<>(marks(format), request);
        this.format = format;
        Rules rules = format.rules();
        content = new ContentGate(rules.edges(), rules.after(), request.delivery(), events);
        calls = new CallWriter(request, rules.unknown(), events);
        this.parameters = parameters;
    }

    private static List<Markers.Mark<Role>> marks(TagFormat format) {
        List<Markers.Mark<Role>> marks = new ArrayList<>();
        format.sectionOpens()
                .forEach(open -> marks.add(new Markers.Mark<>(open, Role.SECTION_OPEN)));
        marks.add(new Markers.Mark<>(format.sectionClose(), Role.SECTION_CLOSE));
        marks.add(new Markers.Mark<>(format.call().open(), Role.CALL_OPEN));
        marks.add(new Markers.Mark<>(format.call().close(), Role.CALL_CLOSE));
        marks.add(new Markers.Mark<>(format.parameter().open(), Role.PARAMETER_OPEN));
        marks.add(new Markers.Mark<>(format.parameter().close(), Role.PARAMETER_CLOSE));
        return marks;
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        markers.push(chunk, this::take, this::take);
        return drained();
    }

    @Override
    public List<ToolEvent> finish() {
        markers.finish(this::take, this::take);
        if (!raw.isEmpty() && (state != State.CONTENT || raw.calls() == 0)) {
            content.finishBeforeMark();
            calls.cut();
            raw.abandon(events);
            return drained();
        }
        if (state == State.CALL_HEADER && new Header(header.toString()).mayBeName()) {
            beginCall();
        }
        parameters.cut(calls);
        content.finish();
        return drained();
    }

    private void take(String text) {
        remember(text, !raw.isEmpty());
        text(text);
    }

    private void take(Role role, String text) {
        boolean opens =
                role == Role.SECTION_OPEN
                        || (role == Role.CALL_OPEN && format.need() == SectionNeed.NONE);
        remember(text, opens || !raw.isEmpty());
        if (role == Role.CALL_OPEN) {
            raw.open(text.length());
        }
        marker(role, text);
    }

    private void remember(String text, boolean needed) {
        if (needed && format.rules().flaws() != Flaws.REPORTED) {
            raw.append(text);
        }
    }

    private List<ToolEvent> drained() {
        List<ToolEvent> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    private void text(String text) {
        switch (state) {
            case CONTENT -> content.text(text);
            case SECTION, CALL -> {}
            case CALL_HEADER, PARAMETER_HEADER -> headerText(text);
            case VALUE -> parameters.text(text, calls);
        }
    }

    private void headerText(String text) {
        int end = text.indexOf('>');
        header.append(text, 0, end < 0 ? text.length() : end);
        if (end >= 0) {
            endHeader();
            text(text.substring(end + 1));
        }
    }

    private void endHeader() {
        if (state == State.CALL_HEADER) {
            beginCall();
        } else {
            parameters.begin(new Header(header.toString()), calls);
            state = State.VALUE;
        }
    }

    private void beginCall() {
        String name = new Header(header.toString()).name();
        if (calls.accepts(name)) {
            content.found();
            raw.started();
        }
        calls.begin(name);
        state = State.CALL;
    }

    private void marker(Role role, String text) {
        switch (state) {
            case CONTENT, SECTION -> outside(role, text);
            case CALL_HEADER -> {
                beginCall();
                marker(role, text);
            }
            case CALL -> inCall(role);
            case PARAMETER_HEADER -> {
                state = State.CALL;
                marker(role, text);
            }
            case VALUE -> inValue(role, text);
        }
    }

    private void outside(Role role, String text) {
        switch (role) {
            case SECTION_OPEN -> {
                content.mark();
                inSection = true;
                state = State.SECTION;
            }
            case CALL_OPEN -> {
                if (inSection || format.need() == SectionNeed.NONE) {
                    openHeader(State.CALL_HEADER);
                } else {
                    text(text);
                }
            }
            case SECTION_CLOSE -> {
                if (inSection) {
                    closeSection();
                } else {
                    text(text);
                }
            }
            case CALL_CLOSE, PARAMETER_OPEN, PARAMETER_CLOSE -> text(text);
        }
    }

    private void inCall(Role role) {
        switch (role) {
            case CALL_CLOSE -> endCall();
            case SECTION_CLOSE -> {
                endCall();
                closeSection();
            }
            case CALL_OPEN -> {
                endCall();
                openHeader(State.CALL_HEADER);
            }
            case PARAMETER_OPEN -> openHeader(State.PARAMETER_HEADER);
            case SECTION_OPEN, PARAMETER_CLOSE -> {}
        }
    }

    private void inValue(Role role, String text) {
        switch (role) {
            case PARAMETER_CLOSE -> {
                parameters.end(calls);
                state = State.CALL;
            }
            case PARAMETER_OPEN -> {
                parameters.end(calls);
                openHeader(State.PARAMETER_HEADER);
            }
            case CALL_CLOSE, SECTION_CLOSE -> {
                calls.endOpenValue();
                state = State.CALL;
                inCall(role);
            }
            case SECTION_OPEN, CALL_OPEN -> parameters.text(text, calls);
        }
    }

    private void openHeader(State next) {
        content.mark();
        header.setLength(0);
        state = next;
    }

    private void endCall() {
        parameters.endCall(calls);
        state = inSection ? State.SECTION : State.CONTENT;
    }

    private void closeSection() {
        inSection = false;
        state = State.CONTENT;
    }
}
