package dev.parley.clients.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

import java.util.concurrent.CompletableFuture;

/// Collects a stream; written by the client's thread, read after [#await].
final class StreamedReply implements StreamingChatResponseHandler {

    private final StringBuffer text = new StringBuffer();
    private final StringBuffer thinking = new StringBuffer();
    private final CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
    private volatile int parts;

    @Override
    public void onPartialResponse(String part) {
        parts = parts + 1;
        text.append(part);
    }

    @Override
    public void onPartialThinking(PartialThinking part) {
        thinking.append(part.text());
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        whole.complete(response);
    }

    @Override
    public void onError(Throwable error) {
        whole.completeExceptionally(error);
    }

    ChatResponse await() {
        return whole.join();
    }

    String text() {
        return text.toString();
    }

    String thinking() {
        return thinking.toString();
    }

    int parts() {
        return parts;
    }
}
