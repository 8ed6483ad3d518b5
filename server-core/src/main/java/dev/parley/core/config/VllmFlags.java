package dev.parley.core.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Reads the table of vLLM's flags that are no flags of Parley. Lines of
/// `names<TAB>verdict<TAB>values<TAB>default`, where names have commas between them and `-` is no
/// default. Only static functions.
final class VllmFlags {

    private static final String TABLE = "vllm-flags.tsv";

    private VllmFlags() {}

    /// Reads all.
    static List<VllmFlag> read() {
        try (InputStream table =
                        Objects.requireNonNull(VllmFlags.class.getResourceAsStream(TABLE), TABLE);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines().map(VllmFlags::flag).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VllmFlag flag(String line) {
        String[] columns = line.split("\t", -1);
        return new VllmFlag(
                List.of(columns[0].split(",", -1)),
                FlagName.Verdict.valueOf(columns[1].toUpperCase(Locale.ROOT)),
                FlagName.ValueCount.valueOf(columns[2].toUpperCase(Locale.ROOT)),
                Optional.of(columns[3]).filter(standard -> !standard.equals("-")));
    }
}
