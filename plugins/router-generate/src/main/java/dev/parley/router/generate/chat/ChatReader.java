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
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.Violations;
import dev.parley.router.generate.serving.CallFields;
import dev.parley.router.generate.serving.PromptOptions;
import dev.parley.router.generate.serving.PromptOptions.OutputBudget;
import dev.parley.router.generate.serving.Serving;
import io.helidon.webserver.http.ServerRequest;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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
        boolean echo = fields.flag("echo", false);
        OptionalLong top = fields.whole("top_logprobs");
        OptionalLong scored = fields.flag("logprobs").orElse(false) ? OptionalLong.of(top.orElse(0)) : OptionalLong.empty();
        OptionalLong promptScored = sampling.scoring().promptLogprobs();
        if (promptScored.isEmpty() && echo) {
            promptScored = OptionalLong.of(top.orElse(0));
        }
        LogprobsWish wish = LogprobsWish.of(scored, sampling);
        ReplyFields reply = new ReplyFields(
                fields.flag("include_reasoning", true) ? Reasoning.SHOWN : Reasoning.HIDDEN,
                echo,
                fields.flag("return_prompt_text").orElse(false),
                wish instanceof LogprobsWish.Top(long count) ? Math.clamp(count, -1, Integer.MAX_VALUE) : -1,
                serving.constraints().read(fields));
        boolean beams = fields.flag("use_beam_search", false);
        OptionalLong budget = fields.whole("thinking_token_budget");
        TemplateFields template = TemplateFields.read(fields, serving.settings());
        long choices = fields.whole("n").orElse(1);
        violations.check();
        serving.requireModel(call.model());
        refuse(beams, budget);
        return new ChatRequest(
                call,
                turn,
                template,
                prompt,
                new SamplingRequest(sampling, choices, output.asLong(), wish, promptScored),
                reply);
    }

    private void refuse(boolean beams, OptionalLong budget) {
        if (beams) {
            throw new InvalidRequest("Beam search is not supported yet. Leave out `use_beam_search`.");
        }
        if (budget.orElse(-1) >= 0) {
            throw new InvalidRequest(
                    serving.context().reasoningParser().isPresent()
                            ? "thinking_token_budget is not supported yet. Leave it out."
                            : "thinking_token_budget is set but reasoning_config is not configured. Please set "
                                    + "--reasoning-parser and/or --reasoning-config to use thinking_token_budget.");
        }
    }

    private static OutputBudget output(Fields fields) {
        OutputBudget preferred = new OutputBudget(fields.integer("max_completion_tokens"), "max_completion_tokens");
        OutputBudget older = new OutputBudget(fields.integer("max_tokens"), "max_tokens");
        return preferred.tokens().isPresent() ? preferred : older;
    }

    private static Turn turn(Fields fields) {
        Tools tools = Tools.read(fields);
        JsonNode choice = fields.node().path("tool_choice");
        ToolChoice read =
                switch (choice.getNodeType()) {
                    case OBJECT ->
                        new ToolChoice.Named(
                                choice.path("function").path("name").asString(""));
                    case STRING -> word(choice.stringValue());
                    default -> tools.isEmpty() ? new ToolChoice.None() : new ToolChoice.Auto();
                };
        boolean parallel = fields.flag("parallel_tool_calls").orElse(true);
        return new Turn(Messages.read(fields), tools, read, parallel ? Calls.MANY : Calls.ONE);
    }

    private static ToolChoice word(String word) {
        return switch (word) {
            case "auto" -> new ToolChoice.Auto();
            case "required" -> new ToolChoice.Required();
            default -> new ToolChoice.None();
        };
    }
}
