package dev.parley.testkit.vector;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.reasoning.ReasoningRequest.Follower;
import dev.parley.api.text.SpecialTokens;

import java.util.List;

/// Feeds a reasoning parser.
record ReasoningAttempt(ParserVector vector, Mode mode, ReasoningParserProvider provider)
        implements Attempt {

    private static final String END = "is_reasoning_end";
    private static final String ANSWER = "content_ids_text";

    @Override
    public List<Difference> differences(Cut cut) {
        Expectation expectation = new Expectation(vector);
        ReasoningReply reply = reply(cut);
        if (vector.expect().has("content")) {
            expectation.reasoning(reply.reasoning(mode));
            expectation.content(reply.content());
        }
        if (vector.expect().has(ANSWER)) {
            compareAnswer(expectation, reply);
        }
        if (vector.expect().has(END)) {
            compareEnd(expectation, reply);
        }
        return expectation.differences();
    }

    @Override
    public String shown(Cut cut) {
        ReasoningReply reply = reply(cut);
        return "%s, content %s"
                .formatted(
                        ReplyText.reasoning(reply.reasoning(mode)), Shown.quoted(reply.content()));
    }

    private ReasoningReply reply(Cut cut) {
        return ReasoningReply.of(provider.create(request(vector.promptState(mode))), cut);
    }

    private ReasoningRequest request(PromptState prompt) {
        return vector.reasoningRequest(mode, prompt, Follower.CLIENT);
    }

    /// Where no reasoning came, an end marker that strayed in leaves no trace in the events: then only
    /// the end of the content can be compared.
    private void compareAnswer(Expectation expectation, ReasoningReply reply) {
        String expected = vector.expect().path(ANSWER).asString("");
        boolean traced = !reply.reasoning().isEmpty();
        if (traced || !reply.content().endsWith(expected)) {
            expectation.same(ANSWER, expected, reply.answer());
        }
    }

    /// Reasoning is over where a prompt of this text closed it, or the text itself did. Where it is
    /// not, no prompt of this text has closed it.
    private void compareEnd(Expectation expectation, ReasoningReply reply) {
        CharacterTokenizer tokenizer = CharacterTokenizer.ofMarkersIn(vector.input());
        int[] prompt = tokenizer.encode(vector.input(), SpecialTokens.KEEP);
        PromptState state = provider.inspect(prompt, request(PromptState.UNMARKED), tokenizer);
        boolean closed = state == PromptState.CLOSED;
        boolean expected = vector.expect().path(END).asBoolean(false);
        boolean given = closed || (expected && reply.ended());
        expectation.same(END, Boolean.toString(expected), Boolean.toString(given));
    }
}
