package dev.parley.testkit;

import dev.parley.api.command.KnownParsers;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.testkit.law.ReasoningLaws;
import dev.parley.testkit.law.Wording;
import dev.parley.testkit.vector.ParserSuite;
import dev.parley.testkit.vector.ParserVector;

import org.junit.jupiter.api.DynamicNode;

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
public abstract non-sealed class ReasoningParserContract
        extends ParserContract<ReasoningParserProvider> {

    /// For the author's class.
    protected ReasoningParserContract() {}

    @Override
    final Stream<DynamicNode> tests(List<ParserVector> vectors) {
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
        return new Proof(
                        provider.name(),
                        provider.aliases(),
                        suite,
                        (texts, count, seed) ->
                                new ReasoningLaws(provider, wording, texts).violation(count, seed))
                .tests(vectors, samples);
    }
}
