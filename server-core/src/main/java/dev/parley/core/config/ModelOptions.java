package dev.parley.core.config;

import static dev.parley.core.config.Option.named;
import static dev.parley.core.config.OptionGroup.MODEL;

import dev.parley.core.config.Option.Occurrence;
import dev.parley.core.config.OptionType.Choice;
import dev.parley.core.config.OptionType.Json;
import dev.parley.core.config.OptionType.Location;
import dev.parley.core.config.OptionType.Notation;
import dev.parley.core.config.OptionType.Text;
import dev.parley.core.config.OptionType.Whole;

import java.util.List;

/// The model and where it runs.
public final class ModelOptions {

    /// `--model`, also the first argument of `serve`.
    public static final Option SOURCE =
            named("model", MODEL, new Text("MODEL"))
                    .does(
                            "Folder of the model, or the name of a bundled one; also the argument"
                                    + " of serve.");

    /// `--served-model-name`.
    public static final Option SERVED_NAME =
            named("served-model-name", MODEL, new Text("NAME"))
                    .occurs(Occurrence.LIST)
                    .does(
                            "Names that clients may ask for; replies carry the first. Otherwise"
                                    + " what --model says.");

    /// `--tokenizer`.
    public static final Option TOKENIZER =
            named("tokenizer", MODEL, new Location("FOLDER"))
                    .does("Folder with the tokenizer's files, when they are not in the model's.");

    /// `--tokenizer-mode`.
    public static final Option TOKENIZER_MODE =
            named("tokenizer-mode", MODEL, new Choice(List.of("auto", "hf")))
                    .standard("auto")
                    .does("Kind of tokenizer; both mean the Hugging Face one.");

    /// `--load-format`.
    public static final Option LOAD_FORMAT =
            named("load-format", MODEL, new Choice(List.of("auto", "safetensors")))
                    .standard("auto")
                    .does("Format of the weight files.");

    /// `--runner`.
    public static final Option RUNNER =
            named("runner", MODEL, new Choice(List.of("auto", "generate")))
                    .standard("auto")
                    .does("What the model is used for.");

    /// `--max-model-len`.
    public static final Option MAX_LENGTH =
            named(
                            "max-model-len",
                            MODEL,
                            new Whole(1, Integer.MAX_VALUE, "tokens", Notation.SUFFIXED))
                    .does(
                            "Most tokens of prompt and output together. Otherwise what the model is"
                                    + " made for.");

    /// `--dtype`.
    public static final Option DTYPE =
            named(
                            "dtype",
                            MODEL,
                            new Choice(
                                    List.of(
                                            "auto",
                                            "float32",
                                            "float",
                                            "float16",
                                            "half",
                                            "bfloat16")))
                    .standard("auto")
                    .does("Number type of the arithmetic.");

    /// `--device`.
    public static final Option DEVICE =
            named("device", MODEL, new Choice(List.of("auto", "cpu", "cuda")))
                    .standard("auto")
                    .does("Where the model runs.");

    /// `--engine`.
    public static final Option ENGINE =
            named("engine", MODEL, new Text("NAME"))
                    .does("Engine to run the model with. Otherwise the first that can.");

    /// `--threads`.
    public static final Option THREADS =
            named("threads", MODEL, new Whole(1, 4096, "threads", Notation.PLAIN))
                    .does("Threads for one operator on the CPU. Otherwise chosen by the machine.");

    /// `--onnxruntime-library`.
    public static final Option LIBRARY =
            named("onnxruntime-library", MODEL, new Location("PATH"))
                    .does(
                            "ONNX Runtime's native library to use in place of the one that comes"
                                    + " with Parley.");

    /// `--seed`.
    public static final Option SEED =
            named("seed", MODEL, new Whole(Long.MIN_VALUE, Long.MAX_VALUE, "", Notation.PLAIN))
                    .standard("0")
                    .does("Seed of requests that bring none.");

    /// `--generation-config`.
    public static final Option GENERATION =
            named("generation-config", MODEL, new Text("auto|vllm|FOLDER"))
                    .standard("auto")
                    .does(
                            "Where default sampling parameters come from: the model, nowhere, or"
                                    + " another folder.");

    /// `--override-generation-config`.
    public static final Option GENERATION_PATCH =
            named("override-generation-config", MODEL, new Json())
                    .does("Default sampling parameters that replace the model's.");

    /// `--max-logprobs`.
    public static final Option MAX_LOGPROBS =
            named("max-logprobs", MODEL, new Whole(-1, Integer.MAX_VALUE, "", Notation.PLAIN))
                    .standard("20")
                    .does(
                            "Most log-probabilities per token that a request may ask for; -1 sets"
                                    + " no limit.");

    /// `--logprobs-mode`.
    public static final Option LOGPROBS_MODE =
            named(
                            "logprobs-mode",
                            MODEL,
                            new Choice(
                                    List.of(
                                            "raw_logprobs",
                                            "processed_logprobs",
                                            "raw_logits",
                                            "processed_logits")))
                    .standard("raw_logprobs")
                    .does(
                            "What is reported as log-probability: before or after sampling"
                                    + " parameters, normalised or not.");

    static final List<Option> ALL =
            List.of(
                    SOURCE,
                    SERVED_NAME,
                    TOKENIZER,
                    TOKENIZER_MODE,
                    LOAD_FORMAT,
                    RUNNER,
                    MAX_LENGTH,
                    DTYPE,
                    DEVICE,
                    ENGINE,
                    THREADS,
                    LIBRARY,
                    SEED,
                    GENERATION,
                    GENERATION_PATCH,
                    MAX_LOGPROBS,
                    LOGPROBS_MODE);

    private ModelOptions() {}
}
