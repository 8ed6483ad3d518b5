package dev.parley.router.generate.chat;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.PythonText;
import dev.parley.router.generate.schema.Violations;
import dev.parley.router.generate.serving.BodyChecks;

import io.helidon.webserver.http.ServerRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns a batch body into one chat request per conversation; all share the other fields.
final class BatchReader {

    private final ChatReader reader;

    BatchReader(ChatReader reader) {
        this.reader = reader;
    }

    /// Reads and checks everything that needs no model.
    ///
    /// @return not empty, in the order of the conversations
    /// @throws InvalidRequest for what is wrong
    List<ChatRequest> read(ObjectNode body, ServerRequest request) {
        check(body);
        Violations violations = new Violations();
        Fields fields = Fields.body(body, violations);
        fields.literal("tool_choice", List.of("none"));
        violations.check();
        refuseTools(body);
        List<ArrayNode> conversations = conversations(fields);
        violations.check();
        List<ChatRequest> out = new ArrayList<>();
        for (ArrayNode conversation : conversations) {
            ObjectNode single = body.deepCopy();
            single.remove(List.of("tool_choice", "stream", "stream_options"));
            single.set("messages", conversation);
            out.add(reader.read(single, request));
        }
        return out;
    }

    private static void check(ObjectNode body) {
        BodyChecks checks = new BodyChecks(body);
        checks.require(
                !checks.truthy("use_beam_search"),
                "Batch chat completions do not support beam search. Please set `use_beam_search`"
                        + " to False.",
                "use_beam_search");
        JsonNode prompt = body.path("kv_transfer_params").path("prompt_token_ids");
        checks.require(
                prompt.isMissingNode() || prompt.isNull(),
                "Batch chat completions do not support `kv_transfer_params['prompt_token_ids']`:"
                        + " one pre-tokenized prompt cannot serve several conversations.",
                "kv_transfer_params.prompt_token_ids");
        JsonNode n = body.path("n");
        if (checks.has("n") && !(n.isNumber() && checks.number("n") == 1)) {
            throw InvalidRequest.value(
                    "Batch chat completions do not support `n > 1`. Please set `n` to 1.",
                    "n",
                    PythonText.of(n));
        }
        checks.streamOptions();
    }

    private static void refuseTools(ObjectNode body) {
        BodyChecks checks = new BodyChecks(body);
        checks.require(
                !checks.has("tools"),
                "Batch chat completions do not support tools. Please leave out `tools`.",
                "tools");
    }

    private static List<ArrayNode> conversations(Fields fields) {
        List<ArrayNode> out = new ArrayList<>();
        if (!fields.has("messages")) {
            fields.missing("messages");
            return out;
        }
        Optional<ArrayNode> list = fields.list("messages");
        list.ifPresent(found -> requireSome(fields, "messages", found));
        for (int i = 0; i < list.map(ArrayNode::size).orElse(0); i++) {
            String name = "messages." + i;
            JsonNode entry = list.orElseThrow().get(i);
            if (entry instanceof ArrayNode conversation) {
                requireSome(fields, name, conversation);
                out.add(conversation);
            } else {
                fields.violations()
                        .add("list_type", fields.path(name), "Input should be a valid list", entry);
            }
        }
        return out;
    }

    private static void requireSome(Fields fields, String name, ArrayNode list) {
        if (list.isEmpty()) {
            fields.violations()
                    .add(
                            "too_short",
                            fields.path(name),
                            "List should have at least 1 item after validation, not 0",
                            list,
                            "{'field_type': 'List', 'min_length': 1, 'actual_length': 0}");
        }
    }
}
