package dev.parley.testkit.vector;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.text.SpecialTokens;

import java.util.List;

/// Feeds a reasoning parser.
record ReasoningAttempt(ParserVector vector, Mode mode, ReasoningParserProvider provider)
        implements Attempt {

    private static final String END = "is_reasoning_end";

    @Override
    public List<Difference> differences(Cut cut) {
        Expectation expectation = new Expectation(vector);
        ReasoningReply reply = reply(cut);
        if (vector.expect().has("content")) {
            expectation.reasoning(reply.reasoning(mode));
            expectation.content(reply.content());
            expectation.contentEnd(reply.content());
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

    /// A complete reply is read without knowing its prompt.
    private ReasoningReply reply(Cut cut) {
        PromptState prompt = mode == Mode.COMPLETE ? PromptState.UNMARKED : vector.promptState();
        return ReasoningReply.of(provider.create(vector.reasoningRequest(prompt)), cut);
    }

    /// Reasoning is over where a prompt of this text closed it, or the text itself did. Where it is
    /// not, no prompt of this text has closed it.
    private void compareEnd(Expectation expectation, ReasoningReply reply) {
        CharacterTokenizer tokenizer = CharacterTokenizer.ofMarkersIn(vector.input());
        int[] prompt = tokenizer.encode(vector.input(), SpecialTokens.KEEP);
        boolean closed = provider.inspect(prompt, tokenizer) == PromptState.CLOSED;
        boolean expected = vector.expect().path(END).asBoolean(false);
        boolean given = closed || (expected && reply.ended());
        expectation.same(END, Boolean.toString(expected), Boolean.toString(given));
    }
}
