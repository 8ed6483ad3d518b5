package dev.parley.router.generate.chat;

import dev.parley.api.engine.Generation;
import dev.parley.api.engine.TokenOutput;
import dev.parley.router.generate.output.OptionalJson;
import dev.parley.router.generate.output.Usage;
import dev.parley.router.generate.serving.ReplyHeader;

import tools.jackson.core.JsonGenerator;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The reply to a batch: one choice per conversation. Mutable; one thread.
final class BatchReply {

    private final List<ChatSession> sessions;
    private final List<ChatReply> replies;

    /// @param sessions in order; each has one choice
    BatchReply(List<ChatSession> sessions) {
        this.sessions = sessions;
        replies = sessions.stream().map(ChatReply::new).toList();
    }

    /// Waits for all conversations.
    ///
    /// @param generation whose requests are the sessions' in order
    /// @throws InterruptedException when the client left
    void collect(Generation generation) throws InterruptedException {
        for (Optional<TokenOutput> output = generation.next();
                output.isPresent();
                output = generation.next()) {
            int index = output.get().request();
            sessions.get(index)
                    .choices()
                    .getFirst()
                    .take(output.get(), generation, replies.get(index));
        }
    }

    void write(JsonGenerator json, ReplyHeader header) {
        json.writeStartObject();
        header.write(json);
        json.writeArrayPropertyStart("choices");
        for (int i = 0; i < sessions.size(); i++) {
            replies.get(i).writeChoice(json, sessions.get(i).choices().getFirst(), i);
        }
        json.writeEndArray();
        json.writeNullProperty("service_tier");
        OptionalJson.writeText(json, "system_fingerprint", header.fingerprint());
        json.writeName("usage");
        usage().writeFull(json);
        json.writeNullProperty("prompt_logprobs");
        json.writeNullProperty("prompt_token_ids");
        json.writeNullProperty("prompt_text");
        json.writeNullProperty("kv_transfer_params");
        json.writeNullProperty("ec_transfer_params");
        json.writeNullProperty("metrics");
        json.writeEndObject();
    }

    private Usage usage() {
        return new Usage(
                sessions.stream().mapToInt(session -> session.prompt().length).sum(),
                sessions.stream()
                        .mapToInt(session -> session.choices().getFirst().tokens().size())
                        .sum(),
                OptionalInt.empty(),
                Optional.empty());
    }
}
