import com.google.googlejavaformat.java.Main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Checks or fixes the layout of every Java file with google-java-format, four-space style.
///
/// Usage: `java Format.java check|fix ROOT`; `check` prints the files that differ and exits with 1.
public final class Format {

    private static final List<String> TREES =
            List.of(
                    "server-api",
                    "server-core",
                    "parsers",
                    "middleware",
                    "plugins",
                    "deploy",
                    "benchmarks",
                    "module-info-docs",
                    ".ci");

    private Format() {}

    public static void main(String[] arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("--aosp", "--skip-javadoc-formatting"));
        if (arguments[0].equals("fix")) {
            command.add("--replace");
        } else {
            command.addAll(List.of("--dry-run", "--set-exit-if-changed"));
        }
        Path root = Path.of(arguments[1]);
        for (String tree : TREES) {
            addSources(root.resolve(tree), command);
        }
        Main.main(command.toArray(String[]::new));
    }

    private static void addSources(Path tree, List<String> command) throws IOException {
        if (!Files.isDirectory(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .forEach(file -> command.add(file.toString()));
        }
    }
}
