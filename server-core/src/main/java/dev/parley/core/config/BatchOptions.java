package dev.parley.core.config;

import static dev.parley.core.config.Option.named;
import static dev.parley.core.config.OptionGroup.ENGINE;

import dev.parley.core.config.OptionType.Choice;
import dev.parley.core.config.OptionType.Negation;
import dev.parley.core.config.OptionType.Notation;
import dev.parley.core.config.OptionType.Switch;
import dev.parley.core.config.OptionType.Whole;

import java.util.List;

/// Batching and the KV cache.
public final class BatchOptions {

    private static final long GIBIBYTE = 1L << 30;

    /// `--max-num-seqs`.
    public static final Option MAX_SEQUENCES =
            named("max-num-seqs", ENGINE, new Whole(1, 65_536, "sequences", Notation.PLAIN))
                    .standard("128")
                    .does("Sequences that run at once; the others wait.");

    /// `--max-num-batched-tokens`.
    public static final Option MAX_TOKENS =
            named(
                            "max-num-batched-tokens",
                            ENGINE,
                            new Whole(1, Integer.MAX_VALUE, "tokens", Notation.SUFFIXED))
                    .standard("2048")
                    .does("Token budget of one step, prompts and outputs together.");

    /// `--long-prefill-token-threshold`.
    public static final Option PREFILL_CHUNK =
            named(
                            "long-prefill-token-threshold",
                            ENGINE,
                            new Whole(0, Integer.MAX_VALUE, "tokens", Notation.PLAIN))
                    .standard("0")
                    .does(
                            "Most prompt tokens of one sequence in one step; 0 means the whole"
                                    + " budget.");

    /// `--scheduling-policy`.
    public static final Option POLICY =
            named("scheduling-policy", ENGINE, new Choice(List.of("fcfs", "priority")))
                    .standard("fcfs")
                    .does("Order of waiting requests: arrival, or the request's priority.");

    /// `--max-num-queued-reqs`.
    public static final Option MAX_QUEUED_REQUESTS =
            named(
                            "max-num-queued-reqs",
                            ENGINE,
                            new Whole(1, Integer.MAX_VALUE, "requests", Notation.PLAIN))
                    .does(
                            "Requests beyond so many in work are refused with 503. Otherwise they"
                                    + " wait.");

    /// `--max-num-queued-tokens`.
    public static final Option MAX_QUEUED_TOKENS =
            named(
                            "max-num-queued-tokens",
                            ENGINE,
                            new Whole(1, Long.MAX_VALUE, "tokens", Notation.SUFFIXED))
                    .does(
                            "Requests are refused with 503 while so many prompt tokens wait."
                                    + " Otherwise they wait too.");

    /// `--block-size`.
    public static final Option BLOCK_SIZE =
            named("block-size", ENGINE, new Choice(List.of("8", "16", "32", "64", "128", "256")))
                    .standard("16")
                    .does("Tokens in one block of the KV cache.");

    /// `--kv-cache-memory-bytes`.
    public static final Option CACHE_BYTES =
            named(
                            "kv-cache-memory-bytes",
                            ENGINE,
                            new Whole(1, Long.MAX_VALUE, "bytes", Notation.SUFFIXED))
                    .variable("VLLM_CPU_KVCACHE_SPACE", BatchOptions::bytes)
                    .does("Memory for the KV cache. Otherwise chosen by the machine.");

    /// `--num-gpu-blocks-override`.
    public static final Option CACHE_BLOCKS =
            named(
                            "num-gpu-blocks-override",
                            ENGINE,
                            new Whole(1, Integer.MAX_VALUE, "blocks", Notation.PLAIN))
                    .does(
                            "Exact number of KV blocks on any device, over --kv-cache-memory-bytes;"
                                    + " for tests and tuning.");

    /// `--enable-prefix-caching`.
    public static final Option PREFIX_CACHING =
            named("enable-prefix-caching", ENGINE, new Switch(Negation.NEGATABLE))
                    .standard("true")
                    .does("Requests with equal beginnings share KV blocks.");

    static final List<Option> ALL =
            List.of(
                    MAX_SEQUENCES,
                    MAX_TOKENS,
                    PREFILL_CHUNK,
                    POLICY,
                    MAX_QUEUED_REQUESTS,
                    MAX_QUEUED_TOKENS,
                    BLOCK_SIZE,
                    CACHE_BYTES,
                    CACHE_BLOCKS,
                    PREFIX_CACHING);

    private BatchOptions() {}

    /// The variable counts GiB; what is no number is left for the option's type to refuse.
    private static String bytes(String gibibytes) {
        try {
            return Long.toString(Math.multiplyExact(Long.parseLong(gibibytes.strip()), GIBIBYTE));
        } catch (ArithmeticException | NumberFormatException e) {
            return gibibytes;
        }
    }
}
