package dev.parley.router.generate.beam;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.engine.Finish;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.engine.TokenOutput;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

/// Searches from one or more prompts side by side, then gives the results out as a generation does:
/// request `prompt · width + rank`. One thread.
public final class BeamSearch implements Generation {

    private final Function<List<GenerationRequest>, Generation> engine;
    private final List<Search> searches;
    private final Queue<TokenOutput> results = new ArrayDeque<>();
    private volatile @Nullable Generation running;
    private boolean searched;

    /// A search that has not begun.
    ///
    /// @param engine runs requests, each for one token
    /// @param prompts not empty; all of one width
    public BeamSearch(
            Function<List<GenerationRequest>, Generation> engine, List<BeamPrompt> prompts) {
        this.engine = engine;
        searches = prompts.stream().map(Search::new).toList();
    }

    @Override
    public Optional<TokenOutput> next() throws InterruptedException {
        if (!searched) {
            searched = true;
            search();
            for (int i = 0; i < searches.size(); i++) {
                deliver(i, searches.get(i));
            }
        }
        return Optional.ofNullable(results.poll());
    }

    private void search() throws InterruptedException {
        List<Search> open = searches;
        while (!open.isEmpty()) {
            step(open);
            open = open.stream().filter(search -> !search.finished()).toList();
        }
    }

    private void step(List<Search> open) throws InterruptedException {
        List<GenerationRequest> requests = new ArrayList<>();
        open.forEach(search -> requests.addAll(search.requests()));
        TokenOutput[] outputs = run(requests);
        int from = 0;
        for (Search search : open) {
            int to = from + search.requests().size();
            take(search, Arrays.asList(outputs).subList(from, to));
            from = to;
        }
    }

    private TokenOutput[] run(List<GenerationRequest> requests) throws InterruptedException {
        TokenOutput[] outputs = new TokenOutput[requests.size()];
        try (Generation generation = engine.apply(requests)) {
            running = generation;
            for (Optional<TokenOutput> output = generation.next();
                    output.isPresent();
                    output = generation.next()) {
                outputs[output.get().request()] = output.get();
            }
        } finally {
            running = null;
        }
        return outputs;
    }

    private static void take(Search search, List<TokenOutput> outputs) {
        if (outputs.stream().anyMatch(BeamSearch::failed)) {
            throw new EngineFailed("Internal server error");
        }
        outputs.getFirst().prompt().ifPresent(search::prompted);
        if (outputs.stream().anyMatch(output -> output.logprobs().isEmpty())) {
            search.abort();
        } else {
            List<TokenLogprobs> next =
                    outputs.stream().map(output -> output.logprobs().getFirst()).toList();
            search.advance(next);
        }
    }

    private static boolean failed(TokenOutput output) {
        return output.finish().filter(end -> end.reason() == Finish.Reason.ERROR).isPresent();
    }

    private void deliver(int index, Search search) {
        List<Beam> best = search.best();
        for (int rank = 0; rank < search.width(); rank++) {
            int request = index * search.width() + rank;
            deliver(request, rank < best.size() ? best.get(rank) : Beam.start(), search);
        }
    }

    /// The text as one output and the end as another, unless the last token is the end.
    private void deliver(int request, Beam beam, Search search) {
        Finish end = beam.end().orElse(Finish.of(Finish.Reason.LENGTH));
        boolean endsItself = beam.end().isPresent() && search.endShown();
        if (beam.tokens().length > 0) {
            results.add(
                    new TokenOutput(
                            request,
                            beam.tokens(),
                            beam.scores(),
                            search.facts(),
                            endsItself ? Optional.of(end) : Optional.empty()));
        }
        if (!endsItself) {
            results.add(
                    new TokenOutput(
                            request, new int[0], List.of(), search.facts(), Optional.of(end)));
        }
    }

    @Override
    public void cancel(int request) {
        results.removeIf(output -> output.request() == request);
    }

    @Override
    public void abort() {
        Generation step = running;
        if (step != null) {
            step.abort();
        }
    }

    @Override
    public void close() {
        Generation step = running;
        if (step != null) {
            step.close();
        }
        results.clear();
    }
}
