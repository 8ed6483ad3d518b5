package dev.parley.parsers.reasoning.block;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.TextChunk;
import dev.parley.api.text.Tokenizer;
import dev.parley.api.tool.ParserAdjustment;

import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Optional;

/// The messages of Muse Glimmer. The prompt ends with `<|start|>assistant`:
///
/// ```
///  to=self<|message|>The user greets me.<|eom|>
/// <|start|>assistant to=user<|message|>Hello!<|eot|>
/// ```
///
/// What the model says to itself is reasoning, what it says to the user is content. A message to
/// another recipient is a call and stays in the content with all its markup. A message that is not
/// closed ends at the next recipient. Text without any message is content.
///
/// A whole reply joins thoughts with a newline, a stream does not; and it shows only the first message
/// to the user, or with a call all of them with their markup. A constraint begins with the first
/// message that is not the model's own.
public final class MuseGlimmerReasoningParserProvider implements ReasoningParserProvider {

    private static final String TURN = "<|start|>assistant";

    @Override
    public String name() {
        return "muse_glimmer";
    }

    @Override
    public PromptState inspect(int[] prompt, Tokenizer tokenizer) {
        String text = tokenizer.decode(prompt, SpecialTokens.KEEP);
        int turn = text.lastIndexOf(TURN);
        if (turn < 0) {
            return PromptState.UNMARKED;
        }
        MuseGlimmerParser parser =
                new MuseGlimmerParser(
                        new ReasoningRequest(
                                PromptState.UNMARKED,
                                JsonNodeFactory.instance.objectNode(),
                                Optional.empty()));
        parser.push(TextChunk.of(text.substring(turn + TURN.length())));
        if (parser.isReasoning()) {
            return PromptState.OPEN;
        }
        return parser.isAnswer() ? PromptState.CLOSED : PromptState.UNMARKED;
    }

    @Override
    public ReasoningParser create(ReasoningRequest request) {
        return new MuseGlimmerParser(request);
    }

    @Override
    public int reasoningTokens(int[] output, PromptState prompt, Tokenizer tokenizer) {
        return BlockParser.count(MuseGlimmerParser::new, output, prompt, tokenizer);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }
}
