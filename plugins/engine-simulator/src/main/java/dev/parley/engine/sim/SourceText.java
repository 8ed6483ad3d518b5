package dev.parley.engine.sim;

import dev.parley.api.Settings;
import dev.parley.api.StartupFailure;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.Tokenizer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The tokens that sequences say, over and over. Immutable.
final class SourceText {

    private static final String FLAG = "simulator-text";
    private static final String BUILT_IN = "text.txt";

    private final int[] tokens;
    private final int[] lineStarts;

    private SourceText(int[] tokens, int[] lineStarts) {
        this.tokens = tokens;
        this.lineStarts = lineStarts;
    }

    /// The operator's file, or the text that comes with the simulator.
    ///
    /// @throws StartupFailure when the file cannot be used
    static SourceText read(Settings settings, Tokenizer tokenizer) {
        Optional<String> file = settings.text(FLAG);
        String text = file.map(SourceText::file).orElseGet(SourceText::builtIn);
        SourceText source = of(text, tokenizer);
        if (source.length() == 0) {
            throw new StartupFailure(
                    "--%s %s: there is no text in it.".formatted(FLAG, file.orElse(BUILT_IN)));
        }
        return source;
    }

    /// @param text lines; sequences begin at one of them
    static SourceText of(String text, Tokenizer tokenizer) {
        List<int[]> lines =
                text.lines()
                        .map(line -> tokenizer.encode(line + "\n", SpecialTokens.SKIP))
                        .filter(line -> line.length > 0)
                        .toList();
        int[] starts = new int[lines.size()];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + lines.get(i - 1).length;
        }
        return new SourceText(lines.stream().flatMapToInt(Arrays::stream).toArray(), starts);
    }

    int length() {
        return tokens.length;
    }

    /// @param position any, 0 or more; after the end comes the beginning
    int token(long position) {
        return tokens[(int) (position % tokens.length)];
    }

    /// Where a line begins.
    ///
    /// @param choice any number
    int lineStart(long choice) {
        return lineStarts[(int) Math.floorMod(choice, (long) lineStarts.length)];
    }

    private static String file(String name) {
        try {
            return Files.readString(Path.of(name));
        } catch (CharacterCodingException e) {
            throw new StartupFailure("--%s %s: it is not UTF-8 text.".formatted(FLAG, name), e);
        } catch (IOException e) {
            throw new StartupFailure("--%s %s: the file cannot be read.".formatted(FLAG, name), e);
        }
    }

    private static String builtIn() {
        try (InputStream in = SourceText.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException(BUILT_IN + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
