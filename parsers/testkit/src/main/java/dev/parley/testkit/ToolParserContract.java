package dev.parley.testkit;

import dev.parley.api.command.KnownParsers;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.testkit.law.ToolLaws;
import dev.parley.testkit.law.Wording;
import dev.parley.testkit.vector.ParserSuite;
import dev.parley.testkit.vector.ParserVector;
import dev.parley.testkit.vector.VectorFile;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.stream.Stream;

/// What a tool parser must hold. Extend it in a JUnit test:
///
/// ```java
/// class ShoutContractTest extends ToolParserContract {
///     @Override
///     protected ToolParserProvider provider() {
///         return new ShoutToolParserProvider();
///     }
///
///     @Override
///     protected List<String> samples() {
///         return List.of("Well! CALL add {\"a\": 1}");
///     }
/// }
/// ```
public abstract class ToolParserContract {

    /// How many damaged texts each run tries.
    public static final int MUTATIONS = 2_000;

    private static final long SEED = 4_242;

    /// For the author's class.
    protected ToolParserContract() {}

    /// The provider to prove.
    protected abstract ToolParserProvider provider();

    /// Texts in the parser's format; they are cut and damaged in many ways.
    protected List<String> samples() {
        return List.of();
    }

    /// Files of vectors for this parser, see [VectorFile#read].
    protected List<VectorFile> vectors() {
        return List.of();
    }

    /// Whether replies hold nothing but the model's own text.
    protected Wording wording() {
        return Wording.VERBATIM;
    }

    /// One test for each vector, and one for the laws.
    @TestFactory
    public final Stream<DynamicNode> contract() {
        List<ParserVector> vectors =
                vectors().stream().flatMap(file -> file.parserVectors().stream()).toList();
        return tests(provider(), wording(), vectors, samples());
    }

    /// The tests for any provider.
    ///
    /// @param wording of the format
    /// @param vectors for this parser
    /// @param samples further texts in its format
    public static Stream<DynamicNode> tests(
            ToolParserProvider provider,
            Wording wording,
            List<ParserVector> vectors,
            List<String> samples) {
        ParserSuite suite =
                new ParserSuite(
                        KnownParsers.of(List.of(provider), List.of()), ParserSuite.Kind.TOOL);
        List<ParserVector> texts = Samples.of(vectors, samples);
        return Stream.of(
                        Stream.of(Verdicts.names(provider.name(), provider.aliases())),
                        vectors.stream().map(vector -> Verdicts.vector(suite, vector)),
                        Stream.of(
                                Verdicts.law(
                                        provider.name(),
                                        () ->
                                                new ToolLaws(provider, wording, texts)
                                                        .violation(MUTATIONS, SEED))))
                .flatMap(tests -> tests);
    }
}
