package dev.parley.core.guard;

import dev.parley.api.text.TextChunk;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What guarding a parser's work takes, whatever its events: a parser that fails once is asked no more, and the text it
/// kept is content. Belongs to one choice's thread.
///
/// @param <P> the kind of parser
/// @param <E> its events
final class GuardedReading<P, E> {

    private final PluginCalls calls;
    private final FailureReport failures;
    private final Judge<E> judge;
    private final OpenText open = new OpenText();
    private final Emission emission = new Emission();
    private @Nullable P parser;

    /// What differs between the kinds of parsers.
    interface Judge<E> {

        /// Takes an event that the parser gave.
        void accept(E event, Emission emission, OpenText open) throws PluginFault;

        /// Adds the events that end what is open, with the text that the parser kept.
        void giveUp(List<E> events, OpenText open);

        /// The text as it is.
        List<E> content(TextChunk chunk);
    }

    /// A way to ask a parser.
    interface Question<P, A> {

        /// Its answer.
        A ask(P parser);
    }

    /// @param failures told of the first failure
    GuardedReading(P parser, PluginCalls calls, FailureReport failures, Judge<E> judge) {
        this.parser = parser;
        this.calls = calls;
        this.failures = failures;
        this.judge = judge;
    }

    /// The events for a piece of text.
    List<E> push(TextChunk chunk, Question<P, List<E>> push) {
        P asked = parser;
        if (asked == null) {
            return judge.content(chunk);
        }
        open.add(chunk);
        emission.given(chunk.text());
        return checked(() -> List.copyOf(push.ask(asked)));
    }

    /// The events for the end of the text.
    List<E> finish(Question<P, List<E>> finish) {
        P asked = parser;
        return asked == null ? List.of() : checked(() -> List.copyOf(finish.ask(asked)));
    }

    /// A number between 0 and `limit`; 0 if the parser has none that it may have.
    int number(Question<P, Integer> question, int limit) {
        P asked = parser;
        if (asked == null) {
            return 0;
        }
        try {
            int number = calls.call(() -> question.ask(asked));
            Emission.require(number >= 0 && number <= limit);
            return number;
        } catch (PluginFault fault) {
            failures.report(fault);
            return 0;
        }
    }

    /// A stranger's events hold nulls in spite of their types.
    static boolean isNull(@Nullable Object part) {
        return Objects.isNull(part);
    }

    private List<E> checked(PluginCalls.Work<List<E>> work) {
        int accepted = 0;
        List<E> events = List.of();
        try {
            events = calls.call(work);
            for (E event : events) {
                judge.accept(event, emission, open);
                accepted++;
            }
            return events;
        } catch (PluginFault fault) {
            failures.report(fault);
            parser = null;
            List<E> all = new ArrayList<>(events.subList(0, accepted));
            judge.giveUp(all, open);
            return List.copyOf(all);
        }
    }
}
