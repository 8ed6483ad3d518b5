package dev.parley.testkit;

import dev.parley.testkit.law.Wording;
import dev.parley.testkit.vector.ParserSuite;
import dev.parley.testkit.vector.ParserVector;
import dev.parley.testkit.vector.VectorFile;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the contracts of both kinds of parsers have in common. JUnit makes one per class.
///
/// @param <P> the kind of provider
public abstract sealed class ParserContract<P> permits ReasoningParserContract, ToolParserContract {

    /// How many damaged texts each run tries.
    public static final int MUTATIONS = 2_000;

    private static final long SEED = 4_242;

    /// For the two kinds.
    ParserContract() {}

    /// The provider to prove.
    protected abstract P provider();

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
        return tests(vectors().stream().flatMap(file -> file.parserVectors().stream()).toList());
    }

    /// The tests, with these vectors.
    abstract Stream<DynamicNode> tests(List<ParserVector> vectors);

    /// What is proved of a parser.
    ///
    /// @param suite that runs its vectors
    /// @param laws the laws of its kind, for texts in its format
    record Proof(String name, List<String> aliases, ParserSuite suite, Laws laws) {

        Stream<DynamicNode> tests(List<ParserVector> vectors, List<String> samples) {
            List<ParserVector> texts = Samples.of(vectors, samples);
            return Stream.of(
                            Stream.of(Verdicts.names(name, aliases)),
                            vectors.stream().map(vector -> Verdicts.vector(suite, vector)),
                            Stream.of(
                                    Verdicts.law(
                                            name, () -> laws.violation(texts, MUTATIONS, SEED))))
                    .flatMap(tests -> tests);
        }
    }

    /// The laws of one kind.
    interface Laws {

        /// The first violation in so many damaged texts.
        Optional<String> violation(List<ParserVector> texts, int count, long seed);
    }
}
