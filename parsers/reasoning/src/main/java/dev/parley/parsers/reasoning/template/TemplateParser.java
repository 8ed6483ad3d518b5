package dev.parley.parsers.reasoning.template;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningRequest.Follower;
import dev.parley.api.text.TextChunk;
import dev.parley.parsers.reasoning.template.Delimiter.Match;
import dev.parley.parsers.reasoning.template.ResponseTemplate.Kind;
import dev.parley.parsers.reasoning.template.ResponseTemplate.Region;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Splits one choice's text at the delimiters of a template. Belongs to the choice's thread.
final class TemplateParser implements ReasoningParser {

    /// An undecided text longer than this is looked at again only when it has doubled.
    private static final int PATIENCE = 1 << 12;

    private final ResponseTemplate template;
    private final Follower follower;

    /// Text that is not decided yet.
    private TextChunk held = TextChunk.of("");

    private final List<TextChunk> unread = new ArrayList<>();
    private int unreadLength;
    private int due;

    /// The region the text is in; empty in dropped text between regions.
    private Optional<Region> current;

    private boolean opened;
    private boolean thoughtClosed;
    private boolean ended;

    TemplateParser(ResponseTemplate template, PromptState prompt, Follower follower) {
        this.template = template;
        this.follower = follower;
        current = template.rest();
        if (prompt == PromptState.OPEN) {
            enter(
                    template.regions().stream()
                            .filter(region -> region.kind() == Kind.THINKING)
                            .findFirst()
                            .or(template::rest));
        }
    }

    @Override
    public List<ReasoningEvent> push(TextChunk chunk) {
        unread.add(chunk);
        unreadLength += chunk.text().length();
        return held.text().length() + unreadLength < due ? List.of() : read(false);
    }

    @Override
    public List<ReasoningEvent> finish() {
        return read(true);
    }

    /// The region the text so far ended in, where it is of a certain kind.
    boolean isIn(Kind kind) {
        return opened && current.filter(region -> region.kind() == kind).isPresent();
    }

    /// Whether a thought was closed.
    boolean hasClosedThought() {
        return thoughtClosed;
    }

    private List<ReasoningEvent> read(boolean last) {
        for (TextChunk chunk : unread) {
            held = held.plus(chunk);
        }
        unread.clear();
        unreadLength = 0;
        List<ReasoningEvent> events = new ArrayList<>();
        Found found = find(last);
        while (found.end() > found.start()) {
            body(held.substring(0, found.start()), events);
            cross(found, events);
            held = held.substring(found.end());
            found = find(last);
        }
        body(held.substring(0, found.start()), events);
        held = held.substring(found.start());
        due = held.text().length() > PATIENCE ? 2 * held.text().length() : 0;
        return events;
    }

    /// The first delimiter, or an empty place in front of what may become one.
    ///
    /// @param region that it opens; empty for the end of the current one
    private record Found(int start, int end, Optional<Region> region) {

        Found undecided() {
            return new Found(start, start, Optional.empty());
        }
    }

    private Found find(boolean last) {
        Found best = new Found(held.text().length(), held.text().length(), Optional.empty());
        boolean inside = current.isPresent() && current.get().open().isPresent();
        if (!inside) {
            for (Region region : template.regions()) {
                Match match = region.open().orElseThrow().find(held, last);
                best = earlier(best, match, Optional.of(region));
            }
        }
        Optional<Delimiter> close = current.flatMap(Region::close);
        return close.isPresent()
                ? earlier(best, close.get().find(held, last), Optional.empty())
                : best;
    }

    /// Of two finds the one that starts first; at one place an undecided one, else the longer.
    private static Found earlier(Found best, Match match, Optional<Region> region) {
        Found next =
                switch (match) {
                    case Match.Tail(int start) -> new Found(start, start, Optional.empty());
                    case Match.Whole(int start, int end) -> new Found(start, end, region);
                };
        if (next.start() != best.start()) {
            return next.start() < best.start() ? next : best;
        }
        boolean decided = next.end() > next.start() && best.end() > best.start();
        return decided && best.end() >= next.end() ? best : decided ? next : best.undecided();
    }

    private void cross(Found found, List<ReasoningEvent> events) {
        TextChunk delimiter = held.substring(found.start(), found.end());
        Optional<Region> left = current;
        if (found.region().isPresent()) {
            enter(found.region());
        } else {
            leave();
        }
        Optional<Region> owner = found.region().isPresent() ? found.region() : left;
        Kind kind = owner.map(Region::kind).orElse(Kind.CONTENT);
        switch (kind) {
            case TOOL_CALLS -> content(delimiter, events);
            case CONTENT -> {
                announceEnd(events);
                if (follower == Follower.TOOL_PARSER) {
                    content(delimiter, events);
                }
            }
            case THINKING -> {
                if (found.region().isEmpty()) {
                    thoughtClosed = true;
                    announceEnd(events);
                }
            }
        }
    }

    private void enter(Optional<Region> region) {
        current = region;
        opened = true;
    }

    private void leave() {
        current = template.rest();
        opened = false;
    }

    private void body(TextChunk text, List<ReasoningEvent> events) {
        if (text.isEmpty()) {
            return;
        }
        if (current.isEmpty()) {
            if (follower == Follower.TOOL_PARSER) {
                content(text, events);
            }
            return;
        }
        opened = true;
        switch (current.get().kind()) {
            case THINKING -> events.add(new ReasoningEvent.Reasoning(text.text()));
            case CONTENT, TOOL_CALLS -> content(text, events);
        }
    }

    private void content(TextChunk text, List<ReasoningEvent> events) {
        announceEnd(events);
        events.add(new ReasoningEvent.Content(text));
    }

    private void announceEnd(List<ReasoningEvent> events) {
        if (!ended) {
            ended = true;
            events.add(new ReasoningEvent.Ended());
        }
    }
}
