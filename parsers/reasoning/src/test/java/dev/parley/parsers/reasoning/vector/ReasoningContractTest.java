package dev.parley.parsers.reasoning.vector;

import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.testkit.ReasoningParserContract;
import dev.parley.testkit.law.Wording;
import dev.parley.testkit.vector.ParserVector;
import dev.parley.testkit.vector.VectorFile;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Every parser passes what strangers' parsers must pass.
class ReasoningContractTest {

    /// Each breaks the law of wording on the texts tried here, as the reference does.
    private static final Set<String> REWRITING =
            Set.of(
                    // A stream that is nothing but reasoning sends it once more, as content.
                    "granite_thinking_parser",
                    "nemotron_v3",
                    // Written-out `\\n` becomes a line break.
                    "minicpmv",
                    // `<think>` is put in front.
                    "minimax_m2_append_think",
                    // Line breaks join several thoughts or messages.
                    "muse_glimmer",
                    "openai_gptoss");

    @TestFactory
    Stream<DynamicNode> contract() {
        return Providers.all().entrySet().stream()
                .map(
                        entry ->
                                DynamicContainer.dynamicContainer(
                                        entry.getKey(), tests(entry.getKey(), entry.getValue())));
    }

    private static Stream<DynamicNode> tests(String name, ReasoningParserProvider provider) {
        return ReasoningParserContract.tests(
                provider,
                REWRITING.contains(name) ? Wording.REWRITTEN : Wording.VERBATIM,
                vectors(name),
                List.of("<think>One.</think>Two."));
    }

    /// Parsers of Parley's own have no vectors.
    private static List<ParserVector> vectors(String name) {
        URL file = ReasoningContractTest.class.getResource(name + ".json");
        if (file == null) {
            return List.of();
        }
        try {
            return VectorFile.read(Path.of(file.toURI())).parserVectors();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
