package dev.parley.core.config;

import static dev.parley.core.config.Option.named;
import static dev.parley.core.config.OptionGroup.COMMAND;

import dev.parley.core.config.OptionType.Location;
import dev.parley.core.config.OptionType.Notation;
import dev.parley.core.config.OptionType.Text;
import dev.parley.core.config.OptionType.Whole;

import java.util.List;

/// Options of `parley run-batch` beside those of `serve`.
public final class BatchFileOptions {

    /// `--input-file`.
    public static final Option INPUT =
            named("input-file", COMMAND, new Text("FILE|URL"))
                    .alias("-i")
                    .does("Requests in OpenAI's batch format: a file, or an http address.");

    /// `--output-file`.
    public static final Option OUTPUT =
            named("output-file", COMMAND, new Text("FILE|URL"))
                    .alias("-o")
                    .does(
                            "Where replies go, in the order of the requests: a file, or an http"
                                    + " address that takes a PUT. What an earlier run of the same"
                                    + " input wrote there stays.");

    /// `--output-tmp-dir`.
    public static final Option WORK_FOLDER =
            named("output-tmp-dir", COMMAND, new Location("DIR"))
                    .does(
                            "Where replies wait that go to an address. Otherwise the system's"
                                    + " folder for such files.");

    /// `--batch-concurrency`.
    public static final Option CONCURRENCY =
            named("batch-concurrency", COMMAND, new Whole(1, 65_536, "requests", Notation.PLAIN))
                    .standard("128")
                    .does("Requests of the file that run at once.");

    static final List<Option> ALL = List.of(INPUT, OUTPUT, WORK_FOLDER, CONCURRENCY);

    private BatchFileOptions() {}
}
