package dev.parley.testkit;

import dev.parley.api.reasoning.ReasoningParserProvider;
import dev.parley.testkit.shout.AsideReasoningParserProvider;

import java.util.List;

/// A good parser passes, with samples alone.
class AsideContractTest extends ReasoningParserContract {

    @Override
    protected ReasoningParserProvider provider() {
        return new AsideReasoningParserProvider(AsideReasoningParserProvider.Flaw.NONE);
    }

    @Override
    protected List<String> samples() {
        return List.of("(let me see) Yes. (no) Really.");
    }
}
