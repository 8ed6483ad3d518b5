package dev.parley.core.config;

import static dev.parley.core.config.Option.named;
import static dev.parley.core.config.OptionGroup.SIMULATOR;

import dev.parley.core.config.Option.Occurrence;
import dev.parley.core.config.OptionType.Location;
import dev.parley.core.config.OptionType.Notation;
import dev.parley.core.config.OptionType.Text;
import dev.parley.core.config.OptionType.Whole;

import java.util.List;

/// What `--engine simulator` does.
public final class SimulatorOptions {

    /// `--simulator-ttft`.
    public static final Option FIRST_TOKEN =
            named(
                            "simulator-ttft",
                            SIMULATOR,
                            new Whole(0, 3_600_000, "milliseconds", Notation.PLAIN))
                    .standard("20")
                    .does("Time from the start of a sequence to its first token.");

    /// `--simulator-tokens-per-second`.
    public static final Option RATE =
            named(
                            "simulator-tokens-per-second",
                            SIMULATOR,
                            new Whole(1, 1_000_000, "tokens per second", Notation.PLAIN))
                    .standard("100")
                    .does("Pace of each stream after its first token.");

    /// `--simulator-jitter`.
    public static final Option JITTER =
            named("simulator-jitter", SIMULATOR, new Whole(0, 100, "percent", Notation.PLAIN))
                    .standard("0")
                    .does("How far each of these times may be off, evenly to both sides.");

    /// `--simulator-text`.
    public static final Option TEXT =
            named("simulator-text", SIMULATOR, new Location("FILE"))
                    .does(
                            "UTF-8 file whose text is sent, over and over; markers in it become"
                                    + " their tokens. Otherwise a text of Parley's own.");

    /// `--simulator-length`.
    public static final Option LENGTH =
            named(
                            "simulator-length",
                            SIMULATOR,
                            new Whole(1, Integer.MAX_VALUE, "tokens", Notation.PLAIN))
                    .does(
                            "Tokens after which a text ends by itself, its end token included."
                                    + " Otherwise it goes on to the request's limit.");

    /// `--simulator-fault`.
    public static final Option FAULT =
            named("simulator-fault", SIMULATOR, new Text("fail:N|stall:N|die:N"))
                    .occurs(Occurrence.REPEATED)
                    .does(
                            "What goes wrong after the first token: every Nth request fails or gets"
                                    + " nothing more, or the engine dies at the Nth request.");

    static final List<Option> ALL = List.of(FIRST_TOKEN, RATE, JITTER, TEXT, LENGTH, FAULT);

    private SimulatorOptions() {}
}
