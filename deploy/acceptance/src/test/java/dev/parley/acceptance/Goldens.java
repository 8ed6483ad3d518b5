package dev.parley.acceptance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The golden conversations of the demo model as requests.
final class Goldens {

    static final int MAX_TOKENS = 48;

    private Goldens() {}

    static List<JsonNode> cases() {
        try (InputStream in = Goldens.class.getResourceAsStream("/golden/greedy.json")) {
            List<JsonNode> cases = new ArrayList<>();
            ParleyServer.JSON.readTree(in).get("cases").forEach(cases::add);
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A greedy chat request that also returns token ids.
    static ObjectNode request(JsonNode golden) {
        ObjectNode body = ParleyServer.JSON.createObjectNode();
        body.set("messages", golden.get("messages"));
        if (golden.get("tools") instanceof ArrayNode tools && !tools.isEmpty()) {
            body.set("tools", tools);
        }
        body.set("chat_template_kwargs", golden.get("kwargs"));
        return body.put("temperature", 0)
                .put("max_tokens", MAX_TOKENS)
                .put("return_token_ids", true);
    }

    /// Why the ids differ from the golden ones by more than a tie; empty text when they do not.
    static String difference(JsonNode golden, JsonNode ids) {
        JsonNode want = golden.get("output_ids");
        for (int i = 0; i < want.size(); i++) {
            if (i >= ids.size() || want.get(i).asInt() != ids.get(i).asInt()) {
                return isTie(golden, i)
                        ? ""
                        : "at %d of %s: want %s got %s"
                                .formatted(i, golden.get("messages"), want, ids);
            }
        }
        return ids.size() == want.size() ? "" : "want %s got %s".formatted(want, ids);
    }

    private static boolean isTie(JsonNode golden, int position) {
        JsonNode top = golden.path("top5_logprobs").path(position);
        return top.size() > 1
                && top.get(0).get("logprob").asDouble() - top.get(1).get("logprob").asDouble()
                        < 1e-3;
    }
}
