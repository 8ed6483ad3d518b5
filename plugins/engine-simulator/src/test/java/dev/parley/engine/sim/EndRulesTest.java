package dev.parley.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.engine.Finish;
import dev.parley.api.engine.SamplingParams;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

final class EndRulesTest {

    private final SamplingParams sampling =
            SamplingParams.builder()
                    .maxTokens(5)
                    .endTokens(List.of(1))
                    .stopTokenIds(List.of(2))
                    .build();
    private final EndRules rules = new EndRules(sampling, 100);

    @Test
    void anEndTokenStops() {
        assertEquals(Optional.of(Finish.of(Finish.Reason.STOP)), rules.check(1, false, 3));
    }

    @Test
    void aStopTokenStopsAndIsNamed() {
        assertEquals(
                Optional.of(new Finish(Finish.Reason.STOP, OptionalInt.of(2))),
                rules.check(2, false, 3));
    }

    @Test
    void aCompleteGrammarStops() {
        assertEquals(Optional.of(Finish.of(Finish.Reason.STOP)), rules.check(9, true, 3));
    }

    @Test
    void theTokenLimitEnds() {
        assertEquals(Optional.empty(), rules.check(9, false, 4));
        assertEquals(Optional.of(Finish.of(Finish.Reason.LENGTH)), rules.check(9, false, 5));
    }

    @Test
    void theContextEnds() {
        assertEquals(
                Optional.of(Finish.of(Finish.Reason.LENGTH)),
                new EndRules(sampling, 2).check(9, false, 2));
    }

    @Test
    void aFullContextHasRoomForOneToken() {
        assertEquals(1, new EndRules(sampling, 0).mostTokens());
    }
}
