package dev.parley.router.generate.serving;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.StartupFailure;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.router.generate.fake.BarTools;
import dev.parley.router.generate.fake.TestServer;

import org.junit.jupiter.api.Test;

class ParserCheckTest {

    private static final String CONFIGURATION = "{\"response_template\":{\"fields\":{}}}";

    /// Needs a response template.
    private static final class Templated implements ToolParserProvider {

        @Override
        public String name() {
            return "templated";
        }

        @Override
        public ToolParser create(ToolParserRequest request) {
            if (!request.responseTemplate().isObject() || request.tokenizer().isEmpty()) {
                throw new InvalidRequest("there is no template");
            }
            return new BarTools().create(request);
        }
    }

    @Test
    void aParserThatRefusesTheModelStopsTheStart() {
        try (TestServer server = new TestServer().parsing(new Templated())) {
            assertEquals(
                    "--tool-call-parser templated cannot be used with this model: there is no"
                            + " template. Name another parser, or correct the model's"
                            + " tokenizer_config.json.",
                    assertThrows(StartupFailure.class, () -> Serving.of(server)).getMessage());
        }
    }

    @Test
    void aParserIsGivenTheModelsTemplate() {
        try (TestServer server =
                new TestServer()
                        .parsing(new Templated())
                        .file("tokenizer_config.json", CONFIGURATION)) {
            assertDoesNotThrow(() -> Serving.of(server));
        }
    }
}
