package dev.parley.router.generate.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.StartupFailure;
import dev.parley.api.engine.ModelInfo;
import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.SamplingParams.Repetition;
import dev.parley.api.router.ServedModel;
import dev.parley.router.generate.beam.BeamPlan;
import dev.parley.router.generate.fake.CharTokenizer;
import dev.parley.router.generate.fake.MapFiles;
import dev.parley.router.generate.fake.MapSettings;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.Violations;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

class SamplingPlannerTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ModelInfo MODEL =
            new ModelInfo("Fake", 1258, 100, List.of(CharTokenizer.END, 70), "float32", "cpu");

    private final Map<String, String> files = new HashMap<>();
    private final Map<String, String> flags = new HashMap<>();

    private Sampling plan(String body, OptionalLong maxTokens) {
        Violations violations = new Violations();
        Fields fields =
                Fields.body((ObjectNode) JSON.readTree(body.replace('\'', '"')), violations);
        SamplingFields sampling = SamplingFields.read(fields, 4);
        violations.check();
        MapSettings settings = new MapSettings(flags);
        CharTokenizer tokenizer = new CharTokenizer();
        SamplingDefaults defaults =
                SamplingDefaults.load(
                        new ServedModel(List.of("m"), "m", new MapFiles(files)),
                        MODEL,
                        tokenizer,
                        settings);
        LogprobsWish wish = LogprobsWish.of(fields.whole("logprobs"), sampling);
        return new SamplingPlanner(
                        defaults,
                        SamplingLimits.of(MODEL, settings),
                        tokenizer,
                        ThinkingMarkers.of(settings, Optional::empty, tokenizer))
                .plan(
                        new SamplingRequest(
                                sampling,
                                fields.whole("n").orElse(1),
                                maxTokens,
                                wish,
                                sampling.scoring().promptLogprobs(),
                                SearchWish.read(fields)),
                        10);
    }

    private SamplingParams params(String body) {
        return plan(body, OptionalLong.empty()).params();
    }

    @Test
    void isNeutralByDefault() {
        SamplingParams params = params("{}");

        assertEquals(1f, params.temperature());
        assertEquals(0, params.topK());
        assertEquals(90, params.maxTokens());
        assertEquals(OptionalLong.empty(), params.seed());
        assertEquals(OptionalInt.empty(), params.logprobs());
    }

    @Test
    void raisesTinyTemperaturesAndMakesZeroGreedy() {
        assertEquals(0.01f, params("{'temperature':0.001}").temperature());
        SamplingParams greedy = params("{'temperature':0,'top_p':0.5,'top_k':3,'min_p':0.1}");
        assertTrue(greedy.greedy());
        assertEquals(1f, greedy.topP());
        assertEquals(0, greedy.topK());
        assertEquals(0f, greedy.minP());
    }

    @Test
    void takesMinusOneAsOff() {
        assertEquals(0, params("{'top_k':-1}").topK());
        assertEquals(OptionalLong.empty(), params("{'seed':-1}").seed());
        assertEquals(OptionalLong.of(-3), params("{'seed':-3}").seed());
    }

    @Test
    void lowersWhatDoesNotFitBesideThePrompt() {
        assertEquals(90, plan("{}", OptionalLong.of(95)).params().maxTokens());
        assertEquals(5, plan("{}", OptionalLong.of(5)).params().maxTokens());
    }

    @Nested
    class WhenBeamsAreWanted {

        @Test
        void asksTheEngineForOneTokenAndTwiceTheWidth() {
            Sampling sampling =
                    plan(
                            "{'use_beam_search':true,'n':3,'temperature':0,'top_p':0.5,'stop':'x'}",
                            OptionalLong.of(7));

            assertEquals(3, sampling.choices());
            assertEquals(1, sampling.params().maxTokens());
            assertEquals(OptionalInt.of(6), sampling.params().logprobs());
            assertEquals(1f, sampling.params().topP());
            assertEquals(List.of(), sampling.text().stop());
            BeamPlan plan = sampling.beams().orElseThrow();
            assertEquals(7, plan.maxTokens());
            assertEquals(1, plan.lengthPenalty());
            assertEquals(OptionalInt.of(CharTokenizer.END), plan.endToken());
        }

        @Test
        void takesTheEndTokenForAnyOtherWhenToldTo() {
            BeamPlan plan =
                    plan(
                                    "{'use_beam_search':true,'ignore_eos':true,'length_penalty':0.5}",
                                    OptionalLong.of(7))
                            .beams()
                            .orElseThrow();

            assertEquals(OptionalInt.empty(), plan.endToken());
            assertEquals(0.5, plan.lengthPenalty());
        }

        @Test
        void refusesAWidthBeyondTheLogprobsAllowed() {
            InvalidRequest refusal =
                    assertThrows(
                            InvalidRequest.class,
                            () -> plan("{'use_beam_search':true,'n':11}", OptionalLong.of(7)));

            assertTrue(
                    refusal.getMessage()
                            .startsWith(
                                    "Requested sample logprobs of 22, which is greater than max"
                                            + " allowed: 20"));
        }
    }

    @Test
    void clampsTheLogitBias() {
        assertEquals(
                Map.of(5, 100f, 6, -1f), params("{'logit_bias':{'5':1000,' 6 ':-1}}").logitBias());
    }

    @Test
    void spellsBadWordsWithAndWithoutALeadingSpace() {
        assertEquals(List.of(List.of(97, 98)), params("{'bad_words':[' ab']}").badWords());
        InvalidRequest refusal =
                assertThrows(InvalidRequest.class, () -> params("{'bad_words':['  ']}"));
        assertTrue(
                refusal.getMessage()
                        .startsWith("bad_words entries must tokenize to at least one token."));
    }

    @Test
    void readsRepetitionDetection() {
        assertEquals(
                Optional.of(new Repetition(1, 3, 2)),
                params("{'repetition_detection':{'max_pattern_size':3,'min_count':2}}")
                        .repetition());
        assertEquals(Optional.empty(), params("{'repetition_detection':{}}").repetition());
        assertThrows(
                InvalidRequest.class,
                () -> params("{'repetition_detection':{'max_pattern_size':3}}"));
    }

    @Nested
    class WhenTokensEndTheText {

        @Test
        void takesTheModelsFurtherEndTokensForStopTokens() {
            SamplingParams params = params("{'stop_token_ids':[65]}");

            assertEquals(List.of(CharTokenizer.END), params.endTokens());
            assertEquals(List.of(65, 70), params.stopTokenIds());
            assertEquals(List.of(), params.maskedUntilMinTokens());
        }

        @Test
        void prefersTheGenerationConfig() {
            files.put("generation_config.json", "{\"eos_token_id\":[1256,71]}");

            assertEquals(List.of(71), params("{}").stopTokenIds());
        }

        @Test
        void onlyMasksThemUnderIgnoreEos() {
            SamplingParams params = params("{'ignore_eos':true,'stop_token_ids':[65]}");

            assertEquals(List.of(), params.endTokens());
            assertEquals(List.of(65), params.stopTokenIds());
            assertEquals(List.of(CharTokenizer.END, 70), params.maskedUntilMinTokens());
        }
    }

    @Nested
    class WhenLogprobsAreWanted {

        @Test
        void passesCounts() {
            assertEquals(OptionalInt.of(5), params("{'logprobs':5}").logprobs());
            assertEquals(OptionalInt.of(0), params("{'prompt_logprobs':0}").promptLogprobs());
        }

        @Test
        void passesIdsInPlaceOfACount() {
            SamplingParams params = params("{'logprobs':5,'logprob_token_ids':[3,4]}");

            assertEquals(List.of(3, 4), params.logprobTokenIds());
            assertEquals(OptionalInt.of(0), params.logprobs());
        }

        @Test
        void allowsTheWholeVocabularyWhereTheOperatorDoes() {
            flags.put("max-logprobs", "-1");

            assertEquals(OptionalInt.of(-1), params("{'logprobs':-1}").logprobs());
        }
    }

    @Nested
    class WhenTheOperatorSetsDefaults {

        @Test
        void mergesTheOverrideOnTop() {
            files.put(
                    "generation_config.json",
                    "{\"temperature\":0.3,\"top_p\":0.9,\"max_new_tokens\":50}");
            flags.put("override-generation-config", "{\"temperature\":0.7,\"max_new_tokens\":20}");

            assertEquals(0.7f, params("{}").temperature());
            assertEquals(0.9f, params("{}").topP());
            assertEquals(20, params("{}").maxTokens());
            assertEquals(20, plan("{}", OptionalLong.of(40)).params().maxTokens());
        }

        @Test
        void ignoresTheFileForVllm() {
            files.put("generation_config.json", "{\"temperature\":0.3,\"eos_token_id\":[71]}");
            flags.put("generation-config", "vllm");

            assertEquals(1f, params("{}").temperature());
            assertEquals(List.of(), params("{}").stopTokenIds());
        }

        @Test
        void takesTheFilesLengthAsACapWhenAFolderIsNamed(@TempDir Path folder) throws Exception {
            Files.writeString(folder.resolve("generation_config.json"), "{\"max_new_tokens\":7}");
            flags.put("generation-config", folder.toString());

            assertEquals(7, plan("{}", OptionalLong.of(40)).params().maxTokens());
        }

        @Test
        void refusesToStartWithBrokenJson() {
            flags.put("override-generation-config", "{");

            assertThrows(StartupFailure.class, () -> params("{}"));
        }
    }
}
