package dev.parley.router.generate.scoring;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.engine.Generation;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.text.SpecialTokens;
import dev.parley.router.generate.output.Usage;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.Violations;
import dev.parley.router.generate.scoring.ScoringRequest.Options;
import dev.parley.router.generate.scoring.ScoringRequest.Text;
import dev.parley.router.generate.serving.CallFields;
import dev.parley.router.generate.serving.ReplyHeader;
import dev.parley.router.generate.serving.Serving;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.core.JsonGenerator;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Answers `POST /generative_scoring`: how likely the first label is to follow query and item.
public final class ScoringHandler implements Handler {

    private final Serving serving;
    private final InstantSource clock;

    /// For one served model.
    ///
    /// @param clock dates replies
    public ScoringHandler(Serving serving, InstantSource clock) {
        this.serving = serving;
        this.clock = clock;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        Fields fields = Fields.body(serving.context().http().body(request), new Violations());
        ScoringRequest scoring =
                ScoringRequest.read(fields, CallFields.read(fields, request, serving));
        serving.requireModel(scoring.call().model());
        List<Integer> labels = labels(scoring.labels());
        List<int[]> prompts = scoring.items().stream().map(item -> prompt(scoring, item)).toList();
        ReplyHeader header =
                ReplyHeader.of("generative-scoring-" + scoring.call().id(), "list", serving, clock);
        try (Generation generation = start(scoring, header.id(), prompts, labels)) {
            double[] scores = collect(generation, prompts.size(), scoring.options());
            serving.context()
                    .http()
                    .send(
                            response,
                            Status.OK_200,
                            json -> write(json, header, scores, usage(prompts)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Integer> labels(List<Long> labels) {
        int vocabulary = serving.limits().vocabulary();
        for (long label : labels) {
            if (label < 0 || label >= vocabulary) {
                throw new InvalidRequest(
                        "label_token_id %d is out of vocabulary range [0, %d). Please provide valid token IDs."
                                .formatted(label, vocabulary));
            }
        }
        return labels.stream().map(Long::intValue).toList();
    }

    private int[] prompt(ScoringRequest scoring, Text item) {
        Options options = scoring.options();
        int[] query =
                ids(scoring.query(), options.itemFirst() ? SpecialTokens.SKIP : options.specials());
        int[] other = ids(item, options.itemFirst() ? options.specials() : SpecialTokens.SKIP);
        IntStream all =
                options.itemFirst()
                        ? IntStream.concat(Arrays.stream(other), Arrays.stream(query))
                        : IntStream.concat(Arrays.stream(query), Arrays.stream(other));
        int[] prompt = all.limit(serving.limits().modelLength() - 1L).toArray();
        if (prompt.length == 0) {
            throw new InvalidRequest("The decoder prompt cannot be empty");
        }
        return prompt;
    }

    private int[] ids(Text text, SpecialTokens specials) {
        return switch (text) {
            case Text.Words(String words) -> serving.tokenizer().encode(words, specials);
            case Text.Ids(List<Long> ids) -> {
                int[] known = new int[ids.size()];
                for (int i = 0; i < known.length; i++) {
                    if (ids.get(i) < 0 || ids.get(i) >= serving.limits().vocabulary()) {
                        throw new InvalidRequest(
                                "Token id %d is out of vocabulary".formatted(ids.get(i)));
                    }
                    known[i] = ids.get(i).intValue();
                }
                yield known;
            }
        };
    }

    private Generation start(
            ScoringRequest scoring, String id, List<int[]> prompts, List<Integer> labels) {
        SamplingParams params =
                SamplingParams.builder()
                        .temperature(0)
                        .maxTokens(1)
                        .logprobs(OptionalInt.of(0))
                        .logprobTokenIds(labels)
                        .build();
        List<GenerationRequest> requests = new ArrayList<>();
        for (int i = 0; i < prompts.size(); i++) {
            requests.add(
                    new GenerationRequest(
                            "%s-%d".formatted(id, i),
                            prompts.get(i),
                            params,
                            scoring.call().priority(),
                            scoring.call().cacheSalt(),
                            Optional.empty()));
        }
        return serving.generate(requests);
    }

    private static double[] collect(Generation generation, int items, Options options)
            throws InterruptedException {
        double[] scores = new double[items];
        Arrays.fill(scores, Double.NaN);
        for (Optional<TokenOutput> output = generation.next();
                output.isPresent();
                output = generation.next()) {
            if (!output.get().logprobs().isEmpty()) {
                scores[output.get().request()] = score(output.get().logprobs().getFirst(), options);
            }
        }
        if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
            throw new EngineFailed("Internal server error");
        }
        return scores;
    }

    private static double score(TokenLogprobs values, Options options) {
        float[] labels = values.topLogprobs();
        if (!options.among()) {
            return Math.exp(labels[0]);
        }
        double best = Float.NEGATIVE_INFINITY;
        for (float label : labels) {
            best = Math.max(best, label);
        }
        double sum = 0;
        for (float label : labels) {
            sum += Math.exp(label - best);
        }
        return Math.exp(labels[0] - best) / sum;
    }

    private static Usage usage(List<int[]> prompts) {
        return new Usage(
                prompts.stream().mapToInt(prompt -> prompt.length).sum(),
                prompts.size(),
                OptionalInt.empty(),
                Optional.empty());
    }

    private static void write(
            JsonGenerator json, ReplyHeader header, double[] scores, Usage usage) {
        json.writeStartObject();
        header.write(json);
        json.writeArrayPropertyStart("data");
        for (int i = 0; i < scores.length; i++) {
            json.writeStartObject();
            json.writeNumberProperty("index", i);
            json.writeStringProperty("object", "score");
            json.writeNumberProperty("score", scores[i]);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeName("usage");
        usage.writeFull(json);
        json.writeEndObject();
    }
}
