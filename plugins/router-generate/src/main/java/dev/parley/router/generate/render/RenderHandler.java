package dev.parley.router.generate.render;

import dev.parley.api.router.HttpJson;
import dev.parley.router.generate.output.OptionalJson;
import dev.parley.router.generate.render.SamplingJson.OutputKind;
import dev.parley.router.generate.serving.CallFields;
import dev.parley.router.generate.serving.PromptEncoder.Span;
import dev.parley.router.generate.serving.Serving;
import dev.parley.router.generate.serving.StreamFields;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// Answers the `…/render` routes: the token request that the body stands for.
public final class RenderHandler implements Handler {

    private final Serving serving;
    private final Renderer renderer;
    private final Form form;

    /// Whether the answer is one request or a list of them.
    public enum Form {
        /// One.
        SINGLE,
        /// A list.
        LIST
    }

    /// Renders the body of one route.
    @FunctionalInterface
    public interface Renderer {

        /// The requests behind a body; exactly one for [Form#SINGLE].
        List<RenderedRequest> render(ObjectNode body, ServerRequest request);
    }

    /// For one route.
    public RenderHandler(Serving serving, Renderer renderer, Form form) {
        this.serving = serving;
        this.renderer = renderer;
        this.form = form;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        HttpJson http = serving.context().http();
        List<RenderedRequest> rendered = renderer.render(http.body(request), request);
        http.send(
                response,
                Status.OK_200,
                json -> {
                    if (form == Form.SINGLE) {
                        write(json, rendered.getFirst());
                    } else {
                        json.writeStartArray();
                        rendered.forEach(one -> write(json, one));
                        json.writeEndArray();
                    }
                });
    }

    private static void write(JsonGenerator json, RenderedRequest request) {
        CallFields call = request.call();
        json.writeStartObject();
        json.writeStringProperty("request_id", request.id());
        OptionalJson.writeIds(json, "token_ids", true, request.prompt().tokens());
        json.writeName("token_offsets");
        request.prompt().spans().ifPresentOrElse(it -> writeSpans(json, it), json::writeNull);
        json.writeNullProperty("features");
        json.writeNullProperty("content_parts");
        json.writeName("sampling_params");
        boolean streamed = call.stream().streamed();
        SamplingJson.write(json, request, streamed ? OutputKind.DELTA : OutputKind.FINAL_ONLY);
        OptionalJson.writeText(json, "model", call.model());
        json.writeName("reasoning_ended");
        request.reasoning().ended().ifPresentOrElse(json::writeBoolean, json::writeNull);
        writeReasoning(json, request.reasoning().templateArguments());
        json.writeNullProperty("return_token_ids");
        json.writeStringProperty("output_mode", "tokens");
        json.writeBooleanProperty("stream", streamed);
        writeStreamOptions(json, call.stream());
        OptionalJson.writeText(
                json,
                "cache_salt",
                call.cacheSalt().isEmpty() ? Optional.empty() : Optional.of(call.cacheSalt()));
        json.writeNumberProperty("priority", call.priority());
        json.writeName("kv_transfer_params");
        request.opaque().transfer().ifPresentOrElse(json::writeTree, json::writeNull);
        json.writeNullProperty("ec_transfer_params");
        json.writeEndObject();
    }

    private static void writeSpans(JsonGenerator json, List<Span> spans) {
        json.writeStartArray();
        for (Span span : spans) {
            json.writeArray(new int[] {span.begin(), span.end()}, 0, 2);
        }
        json.writeEndArray();
    }

    private static void writeReasoning(JsonGenerator json, Optional<ObjectNode> arguments) {
        json.writeName("reasoning_parser_kwargs");
        if (arguments.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeName("chat_template_kwargs");
        json.writeTree(arguments.get());
        json.writeEndObject();
    }

    private static void writeStreamOptions(JsonGenerator json, StreamFields stream) {
        json.writeName("stream_options");
        if (stream.asked() == StreamFields.Usage.NONE) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeBooleanProperty("include_usage", true);
        json.writeBooleanProperty(
                "continuous_usage_stats", stream.asked() == StreamFields.Usage.ALWAYS);
        json.writeEndObject();
    }
}
