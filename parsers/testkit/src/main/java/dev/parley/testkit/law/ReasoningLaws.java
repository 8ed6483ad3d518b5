package dev.parley.testkit.law;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningEvent;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.text.TextChunk;
import dev.parley.testkit.vector.Cut;
import dev.parley.testkit.vector.ParserVector;
import dev.parley.testkit.vector.ReasoningReply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What holds for every reasoning parser, whatever the model writes. One thread.
///
/// - It never throws.
/// - The cut never changes reasoning and content.
/// - No event is empty.
/// - Unless the format rewrites: reasoning and content, in the order they come, are made of the text's
///   characters in their order, so that nothing is invented, repeated or moved.
/// - The part a complete reply leaves out is a part of the reasoning.
public final class ReasoningLaws {

    private final ReasoningParserProvider provider;
    private final Wording wording;
    private final List<ParserVector> vectors;

    /// @param wording of the format
    /// @param vectors whose texts are damaged, with their template arguments; not empty
    public ReasoningLaws(
            ReasoningParserProvider provider, Wording wording, List<ParserVector> vectors) {
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
        return Optional.empty();
    }

    private Optional<String> violation(ParserVector vector, String text, Random random) {
        for (PromptState prompt : PromptState.values()) {
            try {
                List<String> broken = broken(vector, prompt, text, random);
                if (!broken.isEmpty()) {
                    return Optional.of(described(prompt, text, String.join("; ", broken)));
                }
            } catch (RuntimeException | StackOverflowError e) {
                return Optional.of(described(prompt, text, "it throws " + e));
            }
        }
        return Optional.empty();
    }

    private List<String> broken(
            ParserVector vector, PromptState prompt, String text, Random random) {
        ReasoningParser parser = parser(vector, prompt);
        List<ReasoningEvent> events = ReasoningReply.events(parser, Cut.whole(text));
        List<String> broken = new ArrayList<>();
        if (events.stream().anyMatch(ReasoningLaws::isEmpty)) {
            broken.add("an event is empty");
        }
        String all = shown(events);
        if (wording == Wording.VERBATIM && !Subsequence.holds(all, text)) {
            broken.add("the reply is not made of the text: \"%s\"".formatted(all));
        }
        ReasoningReply whole = ReasoningReply.of(parser(vector, prompt), Cut.whole(text));
        if (whole.preamble() < 0 || whole.preamble() > whole.reasoning().length()) {
            broken.add("the preamble is longer than the reasoning: %d".formatted(whole.preamble()));
        }
        for (Cut cut : List.of(Cut.perCharacter(text), Cut.random("at random", text, random))) {
            ReasoningReply other = ReasoningReply.of(parser(vector, prompt), cut);
            if (!other.equals(whole)) {
                broken.add("cut %s it gives %s, and whole %s".formatted(cut.name(), other, whole));
            }
        }
        return broken;
    }

    private ReasoningParser parser(ParserVector vector, PromptState prompt) {
        return provider.create(vector.reasoningRequest(prompt));
    }

    private static boolean isEmpty(ReasoningEvent event) {
        return switch (event) {
            case ReasoningEvent.Reasoning(String text) -> text.isEmpty();
            case ReasoningEvent.Content(TextChunk chunk) -> chunk.isEmpty();
            case ReasoningEvent.Ended() -> false;
        };
    }

    private static String shown(List<ReasoningEvent> events) {
        StringBuilder text = new StringBuilder();
        for (ReasoningEvent event : events) {
            switch (event) {
                case ReasoningEvent.Reasoning(String more) -> text.append(more);
                case ReasoningEvent.Content(TextChunk chunk) -> text.append(chunk.text());
                case ReasoningEvent.Ended() -> {}
            }
        }
        return text.toString();
    }

    private static String described(PromptState prompt, String text, String what) {
        return "law broken after a prompt that is %s, of the text \"%s\": %s"
                .formatted(prompt, text, what);
    }
}
