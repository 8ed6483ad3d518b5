package dev.parley.testkit.law;

import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.testkit.vector.Cut;
import dev.parley.testkit.vector.EventOrder;
import dev.parley.testkit.vector.Mode;
import dev.parley.testkit.vector.ParserVector;
import dev.parley.testkit.vector.ToolReply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What holds for every tool parser, whatever the model writes. One thread.
///
/// - It never throws.
/// - The cut never changes the events, joined.
/// - Events keep their order ([EventOrder]): indices are dense, a call starts once and before its
///   arguments, arguments of a completed call are JSON.
/// - Unless the format rewrites: content is made of the text's characters in their order: nothing is invented, repeated or moved.
///   What malformed calls give back counts too.
/// - Unless the format rewrites: text that is nothing but words is content, all of it.
public final class ToolLaws {

    private static final String WORDS = "Rain is likely in the north, says the report of today.";

    private final ToolParserProvider provider;
    private final Wording wording;
    private final List<ParserVector> vectors;

    /// @param wording of the format
    /// @param vectors whose texts are damaged, with their tools; not empty
    public ToolLaws(ToolParserProvider provider, Wording wording, List<ParserVector> vectors) {
        this.provider = provider;
        this.wording = wording;
        this.vectors = List.copyOf(vectors);
    }

    /// Damages the texts and checks the laws.
    ///
    /// @param count how many damaged texts are tried
    /// @param seed of the damage
    /// @return the first violation, with the text it needs; empty when all laws hold
    public Optional<String> violation(int count, long seed) {
        Mutations mutations =
                new Mutations(vectors.stream().map(ParserVector::input).toList(), seed);
        for (int i = 0; i < count; i++) {
            int index = mutations.random().nextInt(vectors.size());
            String text = mutations.damaged(index);
            Optional<String> violation = violation(vectors.get(index), text, mutations.random());
            if (violation.isPresent()) {
                return violation;
            }
        }
        return wording == Wording.VERBATIM ? plainText() : Optional.empty();
    }

    private Optional<String> plainText() {
        for (Mode mode : Mode.values()) {
            List<ToolEvent> events = events(vectors.getFirst(), mode, Cut.perCharacter(WORDS));
            ToolReply reply = ToolReply.of(events, mode);
            if (!reply.content().equals(WORDS)) {
                return Optional.of("plain text becomes \"%s\"".formatted(reply.content()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> violation(ParserVector vector, String text, Random random) {
        for (Mode mode : Mode.values()) {
            try {
                List<String> broken = broken(vector, mode, text, random);
                if (!broken.isEmpty()) {
                    return Optional.of(described(mode, text, String.join("; ", broken)));
                }
            } catch (RuntimeException | StackOverflowError e) {
                return Optional.of(described(mode, text, "it throws " + e));
            }
        }
        return Optional.empty();
    }

    private List<String> broken(ParserVector vector, Mode mode, String text, Random random) {
        List<ToolEvent> events = events(vector, mode, Cut.whole(text));
        List<String> broken = new ArrayList<>(EventOrder.violations(events));
        for (Cut cut : List.of(Cut.perCharacter(text), Cut.random("at random", text, random))) {
            List<ToolEvent> others = events(vector, mode, cut);
            if (!withoutIds(others).equals(withoutIds(events))) {
                broken.add(
                        "cut %s it gives %s, and whole %s".formatted(cut.name(), others, events));
            }
        }
        String content = ToolReply.of(events, mode).content();
        if (wording == Wording.VERBATIM && !Subsequence.holds(content, text)) {
            broken.add("the content is not made of the text: \"%s\"".formatted(content));
        }
        return broken;
    }

    private List<ToolEvent> events(ParserVector vector, Mode mode, Cut cut) {
        return ToolReply.events(provider.create(vector.toolRequest(mode)), cut);
    }

    /// Call ids may be random.
    private static List<ToolEvent> withoutIds(List<ToolEvent> events) {
        return events.stream()
                .map(
                        event ->
                                event
                                                instanceof
                                                ToolEvent.CallStarted(int index, var _, String name)
                                        ? new ToolEvent.CallStarted(index, Optional.empty(), name)
                                        : event)
                .toList();
    }

    private static String described(Mode mode, String text, String what) {
        return "%s, mode %s, of the text \"%s\": %s".formatted("law broken", mode, text, what);
    }
}
