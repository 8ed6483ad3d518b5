package dev.parley.router.generate.serving;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// The opaque arguments of an engine in a body.
public final class EngineArguments {

    private EngineArguments() {}

    /// `vllm_xargs` and the transfer parameters together; empty without any.
    public static Optional<ObjectNode> of(ObjectNode body) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        if (body.path("vllm_xargs") instanceof ObjectNode own) {
            out.setAll(own);
        }
        for (String name : List.of("kv_transfer_params", "ec_transfer_params")) {
            JsonNode value = body.path(name);
            if (value.isObject()) {
                out.set(name, value);
            }
        }
        return out.isEmpty() ? Optional.empty() : Optional.of(out);
    }
}
