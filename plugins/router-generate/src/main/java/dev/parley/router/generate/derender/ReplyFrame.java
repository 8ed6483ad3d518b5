package dev.parley.router.generate.derender;

import dev.parley.api.router.JsonWriter;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.serving.Serving;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.Optional;

/// What the replies and events of derendering have in common.
///
/// @param serving the server's side
/// @param clock dates replies
public record ReplyFrame(Serving serving, InstantSource clock) {

    /// The members every reply begins with.
    ///
    /// @param id of the generate reply
    /// @param object such as `chat.completion`
    /// @param model as the client names it
    public ObjectNode begin(String id, String object, Optional<String> model) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", object)
                .put("created", clock.instant().getEpochSecond())
                .put("model", model.filter(it -> !it.isEmpty()).orElseGet(serving::modelName));
    }

    /// An event with the state that follows it.
    public static ObjectNode carried(ObjectNode event, StreamState state) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.set("chunk", event);
        out.set("stream_state", state.json());
        return out;
    }

    /// Ends the reading of a body: what is wrong with it, and which model it means.
    ///
    /// @return the model as the client names it
    public Optional<String> checked(Fields body) {
        Optional<String> model = body.text("model");
        body.violations().check();
        serving.requireModel(model);
        return model;
    }

    /// What a writer writes, as a tree.
    public static ObjectNode tree(JsonWriter writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonMapper.shared().createGenerator(bytes)) {
            writer.write(json);
        }
        return (ObjectNode) JsonMapper.shared().readTree(bytes.toByteArray());
    }
}
