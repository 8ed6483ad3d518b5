package dev.parley.core.guard;

import dev.parley.api.structured.Constraint;
import dev.parley.api.tool.CallRules;
import dev.parley.api.tool.ParserAdjustment;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserProvider;
import dev.parley.api.tool.ToolParserRequest;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Makes guarded tool parsers. Safe on any thread.
final class GuardedToolParserProvider implements ToolParserProvider {

    private final ToolParserProvider provider;
    private final ProviderCalls calls;
    private final List<String> aliases;

    GuardedToolParserProvider(ToolParserProvider provider, ProviderCalls calls) {
        this.provider = provider;
        this.calls = calls;
        aliases = calls.ask(provider::aliases, List.of());
    }

    @Override
    public String name() {
        return calls.culprit().name();
    }

    @Override
    public List<String> aliases() {
        return aliases;
    }

    @Override
    public ToolParser create(ToolParserRequest request) {
        return new GuardedToolParser(
                calls.ask(() -> provider.create(request), new PlainText()),
                calls.calls(),
                calls.report());
    }

    @Override
    public ParserAdjustment adjustment() {
        return calls.ask(
                () -> {
                    ParserAdjustment made = provider.adjustment();
                    return Objects.isNull(made.specialTokens()) ? ParserAdjustment.NONE : made;
                },
                ParserAdjustment.NONE);
    }

    @Override
    public Optional<Constraint.StructuralTag> grammar(CallRules rules) {
        return calls.ask(() -> provider.grammar(rules), Optional.empty());
    }

    @Override
    public void check(CallRules rules) {
        calls.ask(
                () -> {
                    provider.check(rules);
                    return true;
                },
                false);
    }
}
