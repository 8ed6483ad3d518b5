package dev.parley.engine.onnx.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.engine.Finish;
import dev.parley.api.engine.Finish.Reason;
import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.SamplingParams.Repetition;
import dev.parley.engine.onnx.kv.TokenHistory;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

class StopRulesTest {

    private final SamplingParams.Builder params =
            SamplingParams.builder().maxTokens(8).endTokens(List.of(2)).stopTokenIds(List.of(3, 2));

    @Test
    void anEndTokenIsNoStopToken() {
        assertEquals(Optional.of(Finish.of(Reason.STOP)), check(7, 2));
    }

    @Test
    void aStopTokenIsNamed() {
        assertEquals(Optional.of(new Finish(Reason.STOP, OptionalInt.of(3))), check(7, 3));
    }

    @Test
    void otherTokensGoOn() {
        assertEquals(Optional.empty(), check(7, 8, 9));
    }

    @Test
    void stopsAtMaxTokens() {
        assertEquals(Optional.of(Finish.of(Reason.LENGTH)), check(1, 1, 1, 1, 1, 1, 1, 1));
    }

    @Test
    void anEndTokenInTheLastPlaceIsAStop() {
        assertEquals(Optional.of(Finish.of(Reason.STOP)), check(1, 1, 1, 1, 1, 1, 1, 2));
    }

    @Test
    void stopsWhenTheContextIsFull() {
        TokenHistory tokens = history(5, 6, 7);
        assertEquals(
                Optional.of(Finish.of(Reason.LENGTH)),
                new StopRules(params.build(), 6).check(tokens));
    }

    @Test
    void findsRepeatedBlocksOfAnyAllowedSize() {
        params.repetition(Optional.of(new Repetition(2, 3, 2)));
        assertEquals(Optional.of(Finish.of(Reason.REPETITION)), check(9, 4, 5, 6, 4, 5, 6));
        assertEquals(Optional.of(Finish.of(Reason.REPETITION)), check(4, 5, 4, 5));
        assertEquals(Optional.empty(), check(4, 5, 6, 5));
    }

    @Test
    void blocksSmallerThanTheSmallestDoNotCount() {
        params.repetition(Optional.of(new Repetition(2, 3, 3)));
        assertEquals(Optional.empty(), check(4, 4, 4));
        assertEquals(Optional.of(Finish.of(Reason.REPETITION)), check(4, 4, 4, 4, 4, 4));
    }

    @Test
    void repetitionWaitsForMinTokens() {
        params.repetition(Optional.of(new Repetition(1, 1, 3))).minTokens(4);
        assertEquals(Optional.empty(), check(4, 4, 4));
        assertEquals(Optional.of(Finish.of(Reason.REPETITION)), check(4, 4, 4, 4));
    }

    @Test
    void aLargestSizeOfZeroIsOff() {
        params.repetition(Optional.of(new Repetition(0, 0, 2)));
        assertEquals(Optional.empty(), check(4, 4, 4));
    }

    private Optional<Finish> check(int... output) {
        return new StopRules(params.build(), 100).check(history(output));
    }

    private static TokenHistory history(int... output) {
        TokenHistory tokens = new TokenHistory(new int[] {4, 4, 4});
        for (int token : output) {
            tokens.append(token);
        }
        return tokens;
    }
}
