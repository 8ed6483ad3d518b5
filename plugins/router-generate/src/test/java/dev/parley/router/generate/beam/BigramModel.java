package dev.parley.router.generate.beam;

import dev.parley.api.engine.Finish;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.engine.TokenOutput.PromptOutput;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;

/// A model that looks at the last token only, and an engine that runs it.
///
/// @param logprobs row by last token, column by next token
record BigramModel(double[][] logprobs) {

    /// Its probabilities, row by last token.
    static BigramModel of(double[][] probabilities) {
        double[][] logs = new double[probabilities.length][];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = IntStream.range(0, probabilities[i].length).mapToDouble(j -> 0).toArray();
            for (int j = 0; j < logs[i].length; j++) {
                logs[i][j] = Math.log(probabilities[i][j]);
            }
        }
        return new BigramModel(logs);
    }

    /// One greedy token per request, with as many alternatives as asked for.
    Generation generate(List<GenerationRequest> requests) {
        Queue<TokenOutput> outputs = new ArrayDeque<>();
        for (int i = 0; i < requests.size(); i++) {
            outputs.add(output(i, requests.get(i)));
        }
        return new Generation() {
            @Override
            public Optional<TokenOutput> next() {
                return Optional.ofNullable(outputs.poll());
            }

            @Override
            public void cancel(int request) {
                outputs.removeIf(output -> output.request() == request);
            }

            @Override
            public void close() {
                outputs.clear();
            }
        };
    }

    private TokenOutput output(int index, GenerationRequest request) {
        int[] prompt = request.prompt();
        double[] row = logprobs[prompt[prompt.length - 1]];
        int count = request.sampling().logprobs().orElseThrow();
        List<Integer> ids = new ArrayList<>(IntStream.range(0, row.length).boxed().toList());
        ids.sort(Comparator.comparingDouble((Integer id) -> row[id]).reversed());
        int[] top = ids.stream().limit(count).mapToInt(Integer::intValue).toArray();
        float[] values = new float[top.length];
        for (int i = 0; i < top.length; i++) {
            values[i] = (float) row[top[i]];
        }
        return new TokenOutput(
                index,
                new int[] {top[0]},
                List.of(new TokenLogprobs(top[0], values[0], 1, top, values)),
                Optional.of(new PromptOutput(0, 0, List.of())),
                Optional.of(Finish.of(Finish.Reason.LENGTH)));
    }
}
