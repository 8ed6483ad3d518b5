package dev.parley.router.generate.forced;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.CallRules.Demand;
import dev.parley.api.tool.CallRules.Reasoning;
import dev.parley.api.tool.CallRules.Repetition;
import dev.parley.api.tool.CallRules.Schemas;
import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolDefinition.Strictness;
import dev.parley.api.tool.ToolParserProvider;

import java.util.List;
import java.util.Optional;

/// How the calls of one reply come about.
///
/// @param constraint what the reply must look like; empty where the model is free
/// @param parser finds the calls in it; empty where none are looked for
public record CallPlan(Optional<Constraint> constraint, Optional<ToolParserProvider> parser) {

    /// How strictly calls are held to the tools of a request where the model may choose to call:
    /// `--tool-strict-level`.
    public enum StrictLevel {
        /// Only when a tool says that it is strict.
        AUTO,
        /// Always to a declared name and the format's envelope.
        FUNCTION,
        /// Also to the schema of every tool.
        PARAMETER
    }

    /// No calls.
    public static CallPlan none(Optional<Constraint> format) {
        return new CallPlan(format, Optional.empty());
    }

    /// Calls as the model likes. A text that must have some format is either that or calls.
    public static CallPlan allowed(
            CallFormat calls,
            List<ToolDefinition> tools,
            Repetition repetition,
            StrictLevel level,
            Optional<Constraint> format) {
        calls.check(rules(tools, Demand.ALLOWED, repetition, level));
        if (format.isPresent()) {
            Optional<Constraint> own = grammar(calls, tools, Demand.REQUIRED, repetition, level);
            return new CallPlan(
                    own.<Constraint>map(it -> StructuralTags.either(it, format.get()))
                            .or(() -> format),
                    Optional.of(calls.parser()));
        }
        boolean needed =
                level != StrictLevel.AUTO
                        || repetition == Repetition.ONCE
                        || tools.stream().anyMatch(tool -> tool.strictness() == Strictness.STRICT);
        return new CallPlan(
                needed
                        ? grammar(calls, tools, Demand.ALLOWED, repetition, level)
                        : Optional.empty(),
                Optional.of(calls.parser()));
    }

    /// At least one call; a format asked for beside it does not count.
    public static CallPlan required(
            CallFormat calls, List<ToolDefinition> tools, Repetition repetition) {
        calls.check(rules(tools, Demand.REQUIRED, repetition, StrictLevel.PARAMETER));
        Optional<Constraint> own =
                grammar(calls, tools, Demand.REQUIRED, repetition, StrictLevel.PARAMETER);
        return own.isPresent()
                ? new CallPlan(own, Optional.of(calls.parser()))
                : new CallPlan(
                        Optional.of(CallSchemas.array(tools, repetition)),
                        Optional.of(new ForcedJsonToolParserProvider()));
    }

    /// Exactly one call of one function.
    public static CallPlan named(CallFormat calls, ToolDefinition tool) {
        calls.check(rules(List.of(tool), Demand.REQUIRED, Repetition.ONCE, StrictLevel.PARAMETER));
        Optional<Constraint> own =
                grammar(
                        calls,
                        List.of(tool),
                        Demand.REQUIRED,
                        Repetition.ONCE,
                        StrictLevel.PARAMETER);
        return own.isPresent()
                ? new CallPlan(own, Optional.of(calls.parser()))
                : new CallPlan(
                        Optional.of(CallSchemas.arguments(tool)),
                        Optional.of(new ForcedFunction(tool.name())));
    }

    private static Optional<Constraint> grammar(
            CallFormat calls,
            List<ToolDefinition> tools,
            Demand demand,
            Repetition repetition,
            StrictLevel level) {
        return calls.grammar(rules(tools, demand, repetition, level));
    }

    private static CallRules rules(
            List<ToolDefinition> tools, Demand demand, Repetition repetition, StrictLevel level) {
        return new CallRules(
                tools,
                demand,
                repetition,
                level == StrictLevel.PARAMETER ? Schemas.ALL_TOOLS : Schemas.STRICT_TOOLS,
                Reasoning.OUTSIDE);
    }
}
