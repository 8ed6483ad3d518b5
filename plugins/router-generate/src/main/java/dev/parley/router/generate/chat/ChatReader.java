package dev.parley.router.generate.chat;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.text.SpecialTokens;
import dev.parley.router.generate.chat.ChatRequest.Reasoning;
import dev.parley.router.generate.chat.ChatRequest.ReplyFields;
import dev.parley.router.generate.chat.ChatRequest.Turn;
import dev.parley.router.generate.output.ParserStage.Calls;
import dev.parley.router.generate.sampling.LogprobsWish;
import dev.parley.router.generate.sampling.SamplingFields;
import dev.parley.router.generate.sampling.SamplingRequest;
import dev.parley.router.generate.sampling.SearchWish;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.Violations;
import dev.parley.router.generate.serving.CallFields;
import dev.parley.router.generate.serving.DataParallelRank;
import dev.parley.router.generate.serving.PromptOptions;
import dev.parley.router.generate.serving.PromptOptions.OutputBudget;
import dev.parley.router.generate.serving.Serving;

import io.helidon.webserver.http.ServerRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Turns a body into a chat request.
final class ChatReader {

    private final Serving serving;

    ChatReader(Serving serving) {
        this.serving = serving;
    }

    /// Reads and checks everything that needs no model.
    ///
    /// @throws InvalidRequest for what is wrong
    ChatRequest read(ObjectNode body, ServerRequest request) {
        new ChatChecks(body).run();
        Violations violations = new Violations();
        Fields fields = Fields.body(body, violations);
        CallFields call = CallFields.read(fields, request, serving);
        Turn turn = turn(fields);
        SamplingFields sampling = SamplingFields.read(fields, serving.limits().stopStrings());
        OutputBudget output = output(fields);
        PromptOptions prompt = PromptOptions.read(fields, SpecialTokens.SKIP, output);
        long top = fields.whole("top_logprobs").orElse(0);
        boolean scored = fields.flag("logprobs").orElse(false);
        LogprobsWish wish =
                LogprobsWish.of(scored ? OptionalLong.of(top) : OptionalLong.empty(), sampling);
        ReplyFields reply = reply(fields, wish);
        OptionalLong promptScored = sampling.scoring().promptLogprobs();
        if (promptScored.isEmpty() && reply.echo()) {
            promptScored = OptionalLong.of(top);
        }
        SearchWish search = SearchWish.read(fields);
        TemplateFields template = TemplateFields.read(fields, serving.settings());
        long choices = fields.whole("n").orElse(1);
        violations.check();
        serving.requireModel(call.model());
        DataParallelRank.require(request);
        SamplingRequest tokens =
                new SamplingRequest(sampling, choices, output.asLong(), wish, promptScored, search);
        return new ChatRequest(call, turn, template, prompt, tokens, reply);
    }

    private ReplyFields reply(Fields fields, LogprobsWish wish) {
        return new ReplyFields(
                fields.flag("include_reasoning", true) ? Reasoning.SHOWN : Reasoning.HIDDEN,
                fields.flag("echo", false),
                fields.flag("return_prompt_text").orElse(false),
                wish instanceof LogprobsWish.Top(long count)
                        ? Math.clamp(count, -1, Integer.MAX_VALUE)
                        : -1,
                serving.constraints().read(fields),
                expertsFrom(fields));
    }

    private static long expertsFrom(Fields fields) {
        long from = fields.whole("routed_experts_prompt_start", 0);
        if (from < 0) {
            fields.whole("routed_experts_prompt_start", 0, Long.MAX_VALUE);
        }
        return from;
    }

    private static OutputBudget output(Fields fields) {
        OutputBudget preferred =
                new OutputBudget(fields.integer("max_completion_tokens"), "max_completion_tokens");
        OutputBudget older = new OutputBudget(fields.integer("max_tokens"), "max_tokens");
        return preferred.tokens().isPresent() ? preferred : older;
    }

    private static Turn turn(Fields fields) {
        Tools tools = Tools.read(fields);
        JsonNode choice = fields.node().path("tool_choice");
        ToolChoice read =
                switch (choice.getNodeType()) {
                    case OBJECT -> named(fields, choice);
                    case STRING -> word(choice.stringValue());
                    default -> tools.isEmpty() ? new ToolChoice.None() : new ToolChoice.Auto();
                };
        boolean parallel = fields.flag("parallel_tool_calls").orElse(true);
        return new Turn(
                Messages.read(fields),
                tools,
                read,
                parallel ? Calls.MANY : Calls.ONE,
                promptIds(fields));
    }

    private static Optional<List<Long>> promptIds(Fields fields) {
        return fields.node().path("kv_transfer_params") instanceof ObjectNode transfer
                ? Fields.at(transfer, "kv_transfer_params", new Violations())
                        .integers("prompt_token_ids")
                : Optional.empty();
    }

    private static ToolChoice named(Fields fields, JsonNode choice) {
        fields.object("tool_choice").ifPresent(it -> it.literal("type", List.of("function")));
        return new ToolChoice.Named(choice.path("function").path("name").asString(""));
    }

    private static ToolChoice word(String word) {
        return switch (word) {
            case "auto" -> new ToolChoice.Auto();
            case "required" -> new ToolChoice.Required();
            default -> new ToolChoice.None();
        };
    }
}
