package dev.parley.docs;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Checks the arrows between modules, and checks or writes the pages about them.
///
/// Usage: `ModuleDocs check|write ROOT MODULE_PATH`; exits with 1 after a line per problem.
public final class ModuleDocs {

    /// What rewrites the pages.
    static final String COMMAND =
            "mvn -B -ntp -pl module-info-docs -am verify -DskipTests -Ddocs=write";

    private static final String USAGE = "Usage: ModuleDocs check|write ROOT MODULE_PATH";

    /// The server's own tests keep it up to date.
    static final String FLAGS = "flags.md";

    /// Written by hand.
    static final String VERSIONS = "api-versioning.md";

    /// Written by hand.
    static final String GUIDE = "your-parser-in-ten-minutes.md";

    private static final Path PAGES = Path.of("module-info-docs", "pages");

    private final Reactor reactor;
    private final Registrations registrations;
    private final PageFolder folder;

    ModuleDocs(Reactor reactor, Registrations registrations) {
        this.reactor = reactor;
        this.registrations = registrations;
        folder = new PageFolder(reactor.root().resolve(PAGES), Set.of(FLAGS, VERSIONS, GUIDE));
    }

    /// @param arguments see the usage
    public static void main(String[] arguments) throws IOException {
        System.exit(run(List.of(arguments), System.err));
    }

    /// @return the exit code
    static int run(List<String> arguments, PrintStream problems) throws IOException {
        if (arguments.size() != 3 || !List.of("check", "write").contains(arguments.getFirst())) {
            problems.println(USAGE);
            return 2;
        }
        try {
            Reactor reactor = Reactor.read(Path.of(arguments.get(1)), paths(arguments.get(2)));
            ModuleDocs docs = new ModuleDocs(reactor, Registrations.load());
            List<String> found = arguments.getFirst().equals("write") ? docs.write() : docs.check();
            found.forEach(problems::println);
            return found.isEmpty() ? 0 : 1;
        } catch (DocsFailure failure) {
            problems.println(failure.getMessage());
            return 1;
        }
    }

    private static List<Path> paths(String modulePath) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(modulePath)
                .map(Path::of)
                .toList();
    }

    /// One line per problem: forbidden arrows, unknown services, stale pages.
    List<String> check() throws IOException {
        List<String> problems = descriptorProblems();
        List<String> stale = folder.differences(pages());
        if (!stale.isEmpty()) {
            problems.add(
                    "%s: %s. Rewrite the pages with: %s"
                            .formatted(
                                    PAGES.toString().replace('\\', '/'),
                                    String.join(", ", stale),
                                    COMMAND));
        }
        return problems;
    }

    /// Writes the pages; one line per problem that no writing repairs.
    List<String> write() throws IOException {
        folder.write(pages());
        return descriptorProblems();
    }

    private List<String> descriptorProblems() {
        List<String> problems = new ArrayList<>(new ArrowRules(reactor).violations());
        problems.addAll(Registrations.unlisted(reactor));
        return problems;
    }

    /// The pages' texts by their paths.
    SortedMap<String, String> pages() {
        SortedMap<String, String> pages = new TreeMap<>();
        GraphPage graph = new GraphPage(reactor);
        pages.put("README.md", graph.markdown());
        pages.put("graph.svg", graph.svg());
        pages.put("spi.md", new SpiPage(reactor, registrations).markdown());
        pages.put("names.md", new NamesPage(reactor, registrations).markdown());
        for (ReactorModule module : reactor.modules()) {
            pages.put(
                    ModulePage.file(module.name()),
                    new ModulePage(reactor, registrations, module).markdown());
        }
        return pages;
    }
}
