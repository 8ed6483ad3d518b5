package dev.parley.parsers.tool.vector;

import dev.parley.api.tool.ToolParserProvider;
import dev.parley.testkit.ToolParserContract;
import dev.parley.testkit.law.Wording;
import dev.parley.testkit.vector.ParserVector;
import dev.parley.testkit.vector.VectorFile;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Every parser passes what strangers' parsers must pass.
class ToolContractTest {

    /// Each breaks a law of wording on the texts tried here.
    private static final Set<String> REWRITING =
            Set.of(
                    // Text outside all blocks is a thought, as in the reference.
                    "cohere_command4",
                    // What a malformed call gives back comes behind the text that followed it.
                    "lfm2",
                    // Line breaks join messages, as in the reference.
                    "openai");

    @TestFactory
    Stream<DynamicNode> contract() {
        return Providers.all().stream()
                .map(
                        provider ->
                                DynamicContainer.dynamicContainer(
                                        provider.name(),
                                        ToolParserContract.tests(
                                                provider,
                                                REWRITING.contains(provider.name())
                                                        ? Wording.REWRITTEN
                                                        : Wording.VERBATIM,
                                                vectors(provider),
                                                List.of())));
    }

    private static List<ParserVector> vectors(ToolParserProvider provider) {
        List<ParserVector> vectors = new ArrayList<>();
        for (String name : Providers.names(provider)) {
            URL file =
                    Objects.requireNonNull(
                            ToolContractTest.class.getResource(name + ".json"), name);
            try {
                vectors.addAll(VectorFile.read(Path.of(file.toURI())).parserVectors());
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
        return vectors;
    }
}
