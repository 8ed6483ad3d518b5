package dev.parley.router.generate.beam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.engine.Finish;
import dev.parley.api.engine.Finish.Reason;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.TokenOutput;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

class BeamSearchTest {

    private static final int END = 3;

    /// From 0 the best first step (1) leads nowhere good, the second best (2) does.
    private static final BigramModel GARDEN_PATH =
            BigramModel.of(
                    new double[][] {
                        {0.01, 0.6, 0.38, 0.01},
                        {0.3, 0.3, 0.3, 0.1},
                        {0.01, 0.97, 0.01, 0.01},
                        {0.25, 0.25, 0.25, 0.25}
                    });

    private static BeamPlan plan(int width, int steps) {
        return new BeamPlan(
                width,
                steps,
                1,
                OptionalInt.of(END),
                false,
                SamplingParams.builder()
                        .temperature(0)
                        .maxTokens(1)
                        .logprobs(OptionalInt.of(2 * width))
                        .build());
    }

    private static BeamPrompt prompt(BeamPlan plan, int... tokens) {
        return new BeamPrompt("r", tokens, 0, "", plan);
    }

    /// What a search gives out: ids and end per request.
    private record Found(List<Integer> tokens, Optional<Finish> finish) {}

    private static List<Found> run(BigramModel model, BeamPrompt... prompts)
            throws InterruptedException {
        TreeMap<Integer, List<Integer>> tokens = new TreeMap<>();
        TreeMap<Integer, Finish> ends = new TreeMap<>();
        try (Generation search = new BeamSearch(model::generate, List.of(prompts))) {
            for (Optional<TokenOutput> next = search.next();
                    next.isPresent();
                    next = search.next()) {
                TokenOutput output = next.get();
                List<Integer> sofar =
                        tokens.computeIfAbsent(output.request(), key -> new ArrayList<>());
                for (int token : output.tokens()) {
                    sofar.add(token);
                }
                assertEquals(output.tokens().length, output.logprobs().size());
                output.finish().ifPresent(end -> ends.put(output.request(), end));
            }
        }
        return tokens.entrySet().stream()
                .map(
                        entry ->
                                new Found(
                                        entry.getValue(),
                                        Optional.ofNullable(ends.get(entry.getKey()))))
                .toList();
    }

    @Test
    void findsWhatGreedyChoiceMisses() throws InterruptedException {
        List<Found> found = run(GARDEN_PATH, prompt(plan(2, 2), 0));

        assertEquals(List.of(2, 1), found.getFirst().tokens());
        assertEquals(Optional.of(Finish.of(Reason.LENGTH)), found.getFirst().finish());
    }

    @Test
    void isExhaustiveWhenWideEnough() throws InterruptedException {
        Random random = new Random(11);
        double[][] rows = new double[4][4];
        for (double[] row : rows) {
            double sum = 0;
            for (int i = 0; i < row.length; i++) {
                row[i] = 0.05 + random.nextDouble();
                sum += row[i];
            }
            for (int i = 0; i < row.length; i++) {
                row[i] /= sum;
            }
        }
        BigramModel model = BigramModel.of(rows);

        List<List<Integer>> found =
                run(model, prompt(plan(30, 3), 1)).stream().map(Found::tokens).toList();

        assertEquals(Set.copyOf(everyText(model, 3).subList(0, 30)), Set.copyOf(found));
    }

    /// All texts of at most so many tokens after the prompt `1`, best first.
    private static List<List<Integer>> everyText(BigramModel model, int most) {
        record Text(List<Integer> tokens, double logprob) {
            double score() {
                return logprob / (1 + tokens.size());
            }
        }
        List<Text> done = new ArrayList<>();
        List<Text> open = List.of(new Text(List.of(), 0));
        for (int step = 0; step < most; step++) {
            List<Text> next = new ArrayList<>();
            for (Text text : open) {
                int last = text.tokens.isEmpty() ? 1 : text.tokens.getLast();
                for (int id = 0; id < 4; id++) {
                    double value = text.logprob + (float) model.logprobs()[last][id];
                    List<Integer> longer = new ArrayList<>(text.tokens);
                    longer.add(id);
                    if (id == END) {
                        done.add(new Text(text.tokens, value));
                    } else {
                        next.add(new Text(longer, value));
                    }
                }
            }
            open = next;
        }
        done.addAll(open);
        return done.stream()
                .sorted(Comparator.comparingDouble(Text::score).reversed())
                .map(Text::tokens)
                .toList();
    }

    @Test
    void numbersResultsPromptByPrompt() throws InterruptedException {
        BeamPlan plan = plan(2, 1);

        List<Found> found = run(GARDEN_PATH, prompt(plan, 0), prompt(plan, 2));

        assertEquals(
                List.of(1, 2, 1),
                found.subList(0, 3).stream().map(text -> text.tokens().getFirst()).toList());
        assertEquals(4, found.size());
    }

    @Nested
    class WhenTheEndTokenComes {

        private final BigramModel ending =
                BigramModel.of(
                        new double[][] {
                            {0.2, 0.2, 0.2, 0.4},
                            {0.25, 0.25, 0.25, 0.25},
                            {0.25, 0.25, 0.25, 0.25},
                            {0.25, 0.25, 0.25, 0.25}
                        });

        @Test
        void retiresABeamAndNamesTheToken() throws InterruptedException {
            Found best = run(ending, prompt(plan(2, 3), 0)).getFirst();

            assertEquals(List.of(), best.tokens());
            assertEquals(Optional.of(new Finish(Reason.STOP, OptionalInt.of(END))), best.finish());
        }

        @Test
        void keepsTheTokenWhenWanted() throws InterruptedException {
            BeamPlan plan = plan(2, 3);
            BeamPlan shown =
                    new BeamPlan(2, 3, plan.lengthPenalty(), plan.endToken(), true, plan.step());

            assertEquals(List.of(END), run(ending, prompt(shown, 0)).getFirst().tokens());
        }

        @Test
        void goesOnWhenItIsIgnored() throws InterruptedException {
            BeamPlan plan = plan(1, 2);
            BeamPlan ignoring = new BeamPlan(1, 2, 1, OptionalInt.empty(), false, plan.step());

            assertEquals(END, run(ending, prompt(ignoring, 0)).getFirst().tokens().getFirst());
        }
    }

    @Nested
    class WhenTheEngineFails {

        private Generation ending(Reason reason, List<GenerationRequest> requests) {
            Generation whole = GARDEN_PATH.generate(requests);
            return new Generation() {
                @Override
                public Optional<TokenOutput> next() throws InterruptedException {
                    return whole.next()
                            .map(
                                    output ->
                                            new TokenOutput(
                                                    output.request(),
                                                    new int[0],
                                                    List.of(),
                                                    output.prompt(),
                                                    Optional.of(Finish.of(reason))));
                }

                @Override
                public void cancel(int request) {
                    whole.cancel(request);
                }

                @Override
                public void close() {
                    whole.close();
                }
            };
        }

        @Test
        void saysSo() {
            BeamSearch search =
                    new BeamSearch(
                            requests -> ending(Reason.ERROR, requests),
                            List.of(prompt(plan(2, 2), 0)));

            assertThrows(EngineFailed.class, search::next);
        }

        @Test
        void endsAbortedBeams() throws InterruptedException {
            BeamSearch search =
                    new BeamSearch(
                            requests -> ending(Reason.ABORT, requests),
                            List.of(prompt(plan(1, 2), 0)));

            TokenOutput output = search.next().orElseThrow();

            assertArrayEquals(new int[0], output.tokens());
            assertEquals(Optional.of(Finish.of(Reason.ABORT)), output.finish());
        }
    }
}
