package dev.parley.testkit;

import dev.parley.api.command.KnownParsers;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.testkit.law.ToolLaws;
import dev.parley.testkit.law.Wording;
import dev.parley.testkit.vector.ParserSuite;
import dev.parley.testkit.vector.ParserVector;

import org.junit.jupiter.api.DynamicNode;

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
public abstract non-sealed class ToolParserContract extends ParserContract<ToolParserProvider> {

    /// For the author's class.
    protected ToolParserContract() {}

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
            ToolParserProvider provider,
            Wording wording,
            List<ParserVector> vectors,
            List<String> samples) {
        ParserSuite suite =
                new ParserSuite(
                        KnownParsers.of(List.of(provider), List.of()), ParserSuite.Kind.TOOL);
        return new Proof(
                        provider.name(),
                        provider.aliases(),
                        suite,
                        (texts, count, seed) ->
                                new ToolLaws(provider, wording, texts).violation(count, seed))
                .tests(vectors, samples);
    }
}
