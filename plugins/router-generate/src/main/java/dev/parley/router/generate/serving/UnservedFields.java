package dev.parley.router.generate.serving;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.router.generate.schema.Fields;

import java.util.OptionalLong;

/// Fields that ask for what this server cannot do yet.
///
/// @param thinkingBudget most tokens of reasoning, -1 for no limit
public record UnservedFields(OptionalLong thinkingBudget) {

    /// Reads them.
    public static UnservedFields read(Fields fields) {
        return new UnservedFields(fields.whole("thinking_token_budget"));
    }

    /// Refuses a request that uses one.
    ///
    /// @throws InvalidRequest naming the field
    public void refuse(Serving serving) {
        if (thinkingBudget.orElse(-1) < 0) {
            return;
        }
        if (serving.context().reasoningParser().isPresent()) {
            throw new InvalidRequest(
                    "thinking_token_budget is not supported yet. Leave it out.",
                    "thinking_token_budget");
        }
        throw new InvalidRequest(
                "thinking_token_budget is set but reasoning_config is not configured. Please set"
                        + " --reasoning-parser and/or --reasoning-config to use"
                        + " thinking_token_budget.");
    }
}
