package dev.parley.testkit.vector;

import dev.parley.api.command.KnownParsers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs vectors of parsers, each in its modes under its cuts. One thread.
public final class ParserSuite implements VectorSuite {

    /// Formats of no model, and the tool parsers that read them.
    private static final Map<String, String> UNNAMED =
            Map.of("_tool_choice_required", "forced-json");

    private final KnownParsers parsers;
    private final Kind kind;

    /// @param parsers that vectors name
    public ParserSuite(KnownParsers parsers, Kind kind) {
        this.parsers = parsers;
        this.kind = kind;
    }

    /// What the vectors are for.
    public enum Kind {
        /// Tool parsers.
        TOOL,
        /// Reasoning parsers.
        REASONING,
        /// A reasoning parser, and a tool parser behind it; both optional.
        PIPELINE
    }

    @Override
    public List<String> names(VectorFile file) {
        return file.parserVectors().stream().flatMap(ParserSuite::named).distinct().toList();
    }

    @Override
    public Stream<Outcome> run(VectorFile file, String only) {
        return file.parserVectors().stream()
                .filter(vector -> only.isEmpty() || named(vector).anyMatch(only::equals))
                .map(this::run);
    }

    /// Runs one vector.
    public Outcome run(ParserVector vector) {
        String name = vector.parser().orElse("");
        if (UNNAMED.containsKey(name) && !parsers.tool().containsKey(toolName(vector))) {
            return new Outcome.Skipped(
                    vector.id(),
                    "no model has the format '%s', and there is no tool parser '%s'"
                            .formatted(name, toolName(vector)));
        }
        Optional<String> missing = missing(vector);
        if (missing.isPresent()) {
            return new Outcome.Failed(
                    vector.id(),
                    "not run",
                    List.of(new Difference("parser", missing.get(), "no parser of that name")));
        }
        return vector.isExpectedToFail() ? listed(vector) : checked(vector);
    }

    private Outcome checked(ParserVector vector) {
        for (Mode mode : vector.modes()) {
            for (Cut cut : vector.cuts()) {
                List<Difference> differences = differences(vector, mode, cut);
                if (!differences.isEmpty()) {
                    return new Outcome.Failed(
                            vector.id(), "%s, cut %s".formatted(mode, cut.name()), differences);
                }
            }
        }
        return new Outcome.Passed(vector.id());
    }

    private Outcome listed(ParserVector vector) {
        Mode mode = vector.modes().getFirst();
        String given;
        try {
            given = attempt(vector, mode).shown(vector.cuts().getFirst());
        } catch (RuntimeException e) {
            given = "throws " + e;
        }
        return new Outcome.ExpectedFailure(vector.id(), given);
    }

    private List<Difference> differences(ParserVector vector, Mode mode, Cut cut) {
        try {
            List<Difference> differences = attempt(vector, mode).differences(cut);
            return vector.asksForNoCrashOnly() ? List.of() : differences;
        } catch (RuntimeException e) {
            return List.of(new Difference("exception", "none", e.toString()));
        }
    }

    private Attempt attempt(ParserVector vector, Mode mode) {
        return switch (kind) {
            case TOOL -> new ToolAttempt(vector, mode, parsers.toolParser(toolName(vector)));
            case REASONING ->
                    new ReasoningAttempt(
                            vector, mode, parsers.reasoningParser(vector.parser().orElse("")));
            case PIPELINE ->
                    new PipelineAttempt(
                            vector,
                            mode,
                            vector.reasoningParser().map(parsers::reasoningParser),
                            vector.parser().map(name -> parsers.toolParser(toolName(vector))));
        };
    }

    private Optional<String> missing(ParserVector vector) {
        Optional<String> tool =
                Optional.of(toolName(vector)).filter(name -> !parsers.tool().containsKey(name));
        Optional<String> reasoning =
                (kind == Kind.REASONING ? vector.parser() : vector.reasoningParser())
                        .filter(name -> !parsers.reasoning().containsKey(name));
        return switch (kind) {
            case TOOL -> tool;
            case REASONING -> reasoning;
            case PIPELINE -> tool.filter(_ -> vector.parser().isPresent()).or(() -> reasoning);
        };
    }

    private static String toolName(ParserVector vector) {
        String name = vector.parser().orElse("");
        return UNNAMED.getOrDefault(name, name);
    }

    private static Stream<String> named(ParserVector vector) {
        return Stream.concat(vector.parser().stream(), vector.reasoningParser().stream());
    }
}
