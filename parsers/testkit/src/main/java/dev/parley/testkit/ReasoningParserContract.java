package dev.parley.testkit;

import dev.parley.api.command.KnownParsers;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.testkit.law.ReasoningLaws;
import dev.parley.testkit.law.Wording;
import dev.parley.testkit.vector.ParserSuite;
import dev.parley.testkit.vector.ParserVector;
import dev.parley.testkit.vector.VectorFile;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.stream.Stream;

/// What a reasoning parser must hold. Extend it in a JUnit test:
///
/// ```java
/// class AsideContractTest extends ReasoningParserContract {
///     @Override
///     protected ReasoningParserProvider provider() {
///         return new AsideReasoningParserProvider();
///     }
///
///     @Override
///     protected List<String> samples() {
///         return List.of("(aside: let me see) Yes.");
///     }
/// }
/// ```
public abstract class ReasoningParserContract {

    /// How many damaged texts each run tries.
    public static final int MUTATIONS = 2_000;

    private static final long SEED = 4_242;

    /// For the author's class.
    protected ReasoningParserContract() {}

    /// The provider to prove.
    protected abstract ReasoningParserProvider provider();

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
            ReasoningParserProvider provider,
            Wording wording,
            List<ParserVector> vectors,
            List<String> samples) {
        ParserSuite suite =
                new ParserSuite(
                        KnownParsers.of(List.of(), List.of(provider)), ParserSuite.Kind.REASONING);
        List<ParserVector> texts = Samples.of(vectors, samples);
        return Stream.of(
                        Stream.of(Verdicts.names(provider.name(), provider.aliases())),
                        vectors.stream().map(vector -> Verdicts.vector(suite, vector)),
                        Stream.of(
                                Verdicts.law(
                                        provider.name(),
                                        () ->
                                                new ReasoningLaws(provider, wording, texts)
                                                        .violation(MUTATIONS, SEED))))
                .flatMap(tests -> tests);
    }
}
