package dev.parley.testkit.vector;

import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolParserProvider;

import java.util.List;
import java.util.Optional;

/// Feeds a reasoning parser, and its content to a tool parser.
record PipelineAttempt(
        ParserVector vector,
        Mode mode,
        Optional<ReasoningParserProvider> reasoning,
        Optional<ToolParserProvider> tool)
        implements Attempt {

    @Override
    public List<Difference> differences(Cut cut) {
        Pipeline pipeline = run(cut);
        Expectation expectation = new Expectation(vector);
        expectation.reasoning(pipeline.reasoning(mode));
        expectation.compare(pipeline.reply(mode));
        return expectation.differences();
    }

    @Override
    public String shown(Cut cut) {
        Pipeline pipeline = run(cut);
        return "%s, %s"
                .formatted(
                        ReplyText.reasoning(pipeline.reasoning(mode)),
                        ReplyText.of(pipeline.reply(mode)));
    }

    private Pipeline run(Cut cut) {
        Pipeline pipeline =
                new Pipeline(
                        reasoning.map(provider -> provider.create(vector.reasoningRequest())),
                        tool.map(provider -> provider.create(vector.toolRequest(mode))));
        cut.pieces().forEach(piece -> pipeline.push(TextChunk.of(piece)));
        pipeline.finish();
        return pipeline;
    }
}
