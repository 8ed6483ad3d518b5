package dev.parley.core.batch;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// Makes the lines of an output file. Only static functions.
final class BatchReplies {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private BatchReplies() {}

    /// What a request brought.
    static String of(BatchLine.Request request, BatchTarget.Answer answer) {
        boolean failed = answer.status() != 200;
        return line(
                request.customId(),
                answer.status(),
                failed ? NODES.nullNode() : answer.body(),
                failed ? answer.body() : NODES.nullNode());
    }

    /// A line or request that was refused before it was sent.
    static String refused(String customId, String problem) {
        return line(customId, BAD_REQUEST, NODES.nullNode(), StringNode.valueOf(problem));
    }

    /// A request whose reply never came.
    static String lost(String customId, String problem) {
        return line(customId, SERVER_ERROR, NODES.nullNode(), StringNode.valueOf(problem));
    }

    private static String line(String customId, int status, JsonNode body, JsonNode error) {
        ObjectNode out = NODES.objectNode();
        out.put("id", "vllm-" + random());
        out.put("custom_id", customId);
        ObjectNode response = out.putObject("response");
        response.put("status_code", status);
        response.put("request_id", "vllm-batch-" + random());
        response.set("body", body);
        out.set("error", error);
        return out.toString();
    }

    private static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
