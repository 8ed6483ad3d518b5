package dev.parley.router.generate.serving;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.StartupFailure;
import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.reasoning.ReasoningRequest.Follower;
import dev.parley.api.router.RouterContext;
import dev.parley.api.text.Tokenizer;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// Makes each parser once before any request comes, so that one that this model cannot be served with
/// stops the start instead of failing requests.
///
/// @param tokenizer of the model
/// @param responseTemplate of the tokenizer's configuration; a missing node for none
record ParserCheck(Tokenizer tokenizer, JsonNode responseTemplate) {

    private static final ObjectNode NO_ARGUMENTS = JsonNodeFactory.instance.objectNode();

    /// Tries the parsers of a server.
    ///
    /// @throws StartupFailure naming the flag whose parser refuses the model
    void check(RouterContext context) {
        context.toolParser()
                .ifPresent(it -> check("--tool-call-parser", it.name(), () -> make(it)));
        context.reasoningParser()
                .ifPresent(it -> check("--reasoning-parser", it.name(), () -> make(it)));
    }

    private static void check(String flag, String name, Runnable making) {
        try {
            making.run();
        } catch (InvalidRequest e) {
            throw new StartupFailure(
                    "%s %s cannot be used with this model: %s. Name another parser, or correct the model's tokenizer_config.json."
                            .formatted(flag, name, e.getMessage()),
                    e);
        }
    }

    private void make(ToolParserProvider provider) {
        provider.create(
                new ToolParserRequest(
                        List.of(),
                        Optional.of(tokenizer),
                        Delivery.STREAMED,
                        NO_ARGUMENTS,
                        responseTemplate));
    }

    private void make(ReasoningParserProvider provider) {
        provider.create(
                new ReasoningRequest(
                        PromptState.UNMARKED,
                        NO_ARGUMENTS,
                        Optional.of(tokenizer),
                        Delivery.STREAMED,
                        Follower.CLIENT,
                        responseTemplate));
    }
}
