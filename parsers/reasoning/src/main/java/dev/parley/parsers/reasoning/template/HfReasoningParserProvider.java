package dev.parley.parsers.reasoning.template;

import dev.parley.api.reasoning.PromptState;
import dev.parley.api.reasoning.ReasoningGate;
import dev.parley.api.reasoning.ReasoningParser;
import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.reasoning.ReasoningRequest;
import dev.parley.api.reasoning.ReasoningRequest.Follower;
import dev.parley.api.text.Detokenizer;
import dev.parley.api.text.DetokenizerOptions;
import dev.parley.api.text.SpecialTokens;
import dev.parley.api.text.TextChunk;
import dev.parley.api.text.Tokenizer;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.parsers.reasoning.template.ResponseTemplate.Kind;

import tools.jackson.databind.JsonNode;

import java.util.regex.Matcher;

/// The format that the model's tokenizer describes in its `response_template`:
///
/// ```
/// {"start_anchor": "<|im_start|>assistant\n",
///  "fields": {"thinking": {"open": "<think>", "close": "</think>"},
///             "content": {"close": "<|im_end|>"}}}
/// ```
///
/// The body of the field `thinking` is reasoning, that of `content` is content, without their
/// delimiters; `tool_calls` stay in the content as they are. For a tool parser all but the reasoning
/// stays as it is. A delimiter is a text, a list of texts or, under `open_pattern` and
/// `close_pattern`, a regular expression. Of a prompt, what stands behind the last anchor counts.
public final class HfReasoningParserProvider implements ReasoningParserProvider {

    @Override
    public String name() {
        return "hf";
    }

    /// Without a template a prompt says nothing.
    @Override
    public PromptState inspect(int[] prompt, Tokenizer tokenizer) {
        return PromptState.UNMARKED;
    }

    @Override
    public PromptState inspect(int[] prompt, ReasoningRequest request, Tokenizer tokenizer) {
        ResponseTemplate template = template(request);
        String text = tokenizer.decode(prompt, SpecialTokens.KEEP);
        Matcher anchor = template.anchor().matcher(text);
        int start = 0;
        while (anchor.find()) {
            start = anchor.end();
        }
        TemplateParser parser = new TemplateParser(template, PromptState.UNMARKED, Follower.CLIENT);
        parser.push(TextChunk.of(text.substring(start)));
        if (parser.isIn(Kind.THINKING)) {
            return PromptState.OPEN;
        }
        boolean over =
                parser.hasClosedThought()
                        || parser.isIn(Kind.CONTENT)
                        || parser.isIn(Kind.TOOL_CALLS);
        return over ? PromptState.CLOSED : PromptState.UNMARKED;
    }

    @Override
    public ReasoningParser create(ReasoningRequest request) {
        return new TemplateParser(template(request), request.prompt(), request.follower());
    }

    /// Without a template no token is reasoning.
    @Override
    public int reasoningTokens(int[] output, PromptState prompt, Tokenizer tokenizer) {
        return 0;
    }

    @Override
    public int reasoningTokens(int[] output, ReasoningRequest request, Tokenizer tokenizer) {
        ReasoningRequest known = request.withTokenizer(tokenizer).streamed();
        TemplateParser parser =
                new TemplateParser(template(known), known.prompt(), Follower.CLIENT);
        Detokenizer detokenizer =
                tokenizer.detokenizer(
                        new int[0],
                        new DetokenizerOptions(
                                SpecialTokens.KEEP, DetokenizerOptions.Spacing.TIGHT));
        int count = 0;
        for (int id : output) {
            parser.push(detokenizer.push(id));
            count += parser.isIn(Kind.THINKING) && !tokenizer.isSpecial(id) ? 1 : 0;
        }
        return count;
    }

    /// Behind a prompt that says nothing it is open at once if the template argument `enable_thinking`
    /// is false.
    @Override
    public ReasoningGate gate(ReasoningRequest request, Tokenizer tokenizer) {
        JsonNode thinking = request.templateArguments().path("enable_thinking");
        boolean off = thinking.isBoolean() && !thinking.booleanValue();
        boolean silent = request.prompt() == PromptState.UNMARKED;
        return ReasoningParserProvider.super.gate(
                off && silent ? request.withPrompt(PromptState.CLOSED) : request, tokenizer);
    }

    @Override
    public ParserAdjustment adjustment() {
        return ParserAdjustment.KEEP_SPECIAL_TOKENS;
    }

    private static ResponseTemplate template(ReasoningRequest request) {
        return ResponseTemplate.of(request.responseTemplate(), request.tokenizer());
    }
}
