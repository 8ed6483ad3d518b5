package dev.parley.engine.onnx.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.ParleyException.EngineFailed;
import dev.parley.api.engine.Finish;
import dev.parley.api.engine.GenerationRequest;
import dev.parley.api.engine.SamplingParams;
import dev.parley.api.engine.TokenLogprobs;
import dev.parley.api.engine.TokenOutput;
import dev.parley.api.engine.TokenOutput.PromptOutput;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Timeout(30)
class QueuedGenerationTest {

    private final Inbox inbox = new Inbox();
    private final QueuedGeneration generation = new QueuedGeneration(inbox);

    @BeforeEach
    void carriesTwoRequests() {
        GenerationRequest request =
                GenerationRequest.of("q", new int[] {1}, SamplingParams.builder().build());
        RequestIntake intake = new RequestIntake(new RequestIntake.Shape(10, 100, 8), 0);
        generation.carry(intake.take(List.of(request, request), generation));
    }

    @Test
    void mergesWhatWasNotTakenPerRequest() throws Exception {
        generation.post(
                output(0, 1, Optional.of(new PromptOutput(0, 0, List.of())), Optional.empty()));
        generation.post(output(1, 7, Optional.empty(), Optional.empty()));
        generation.post(output(0, 2, Optional.empty(), Optional.of(Finish.of(Finish.Reason.STOP))));
        TokenOutput first = generation.next().orElseThrow();
        assertArrayEquals(new int[] {1, 2}, first.tokens());
        assertEquals(List.of(1, 2), first.logprobs().stream().map(TokenLogprobs::token).toList());
        assertTrue(first.prompt().isPresent());
        assertTrue(first.finish().isPresent());
        assertArrayEquals(new int[] {7}, generation.next().orElseThrow().tokens());
    }

    @Test
    void endsWhenAllHaveFinished() throws Exception {
        generation.post(output(0, 1, Optional.empty(), Optional.of(Finish.of(Finish.Reason.STOP))));
        generation.post(output(1, 1, Optional.empty(), Optional.of(Finish.of(Finish.Reason.STOP))));
        assertTrue(generation.next().isPresent());
        assertTrue(generation.next().isPresent());
        assertFalse(generation.next().isPresent());
    }

    @Test
    void dropsOutputsOfACancelledRequest() throws Exception {
        generation.post(output(0, 1, Optional.empty(), Optional.empty()));
        generation.post(output(1, 2, Optional.empty(), Optional.empty()));
        generation.cancel(0);
        generation.post(output(0, 3, Optional.empty(), Optional.empty()));
        assertArrayEquals(new int[] {2}, generation.next().orElseThrow().tokens());
        assertEquals(List.of(Finish.Reason.STOP), endings());
    }

    @Test
    void closeAbortsOnlyWhatStillRuns() {
        generation.post(output(0, 1, Optional.empty(), Optional.of(Finish.of(Finish.Reason.STOP))));
        generation.close();
        generation.close();
        assertEquals(List.of(Finish.Reason.ABORT), endings());
    }

    @Test
    void givesWhatWasPostedBeforeItFails() throws Exception {
        generation.post(output(0, 1, Optional.empty(), Optional.empty()));
        generation.fail(new EngineFailed("gone"));
        assertTrue(generation.next().isPresent());
        assertEquals("gone", assertThrows(EngineFailed.class, generation::next).getMessage());
    }

    @Test
    void aWaitingConsumerIsWoken() throws Exception {
        Thread engine =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    for (int i = 0; i < 1_000; i++) {
                                        generation.post(
                                                output(0, i, Optional.empty(), Optional.empty()));
                                        generation.wake();
                                    }
                                });
        int taken = 0;
        while (taken < 1_000) {
            for (int token : generation.next().orElseThrow().tokens()) {
                assertEquals(taken++, token);
            }
        }
        engine.join();
    }

    private List<Finish.Reason> endings() {
        List<Finish.Reason> reasons = new ArrayList<>();
        inbox.drain(command -> reasons.add(((Command.End) command).reason()));
        return reasons;
    }

    private static TokenOutput output(
            int request, int token, Optional<PromptOutput> prompt, Optional<Finish> finish) {
        TokenLogprobs logprobs = new TokenLogprobs(token, -1f, 1, new int[0], new float[0]);
        return new TokenOutput(request, new int[] {token}, List.of(logprobs), prompt, finish);
    }
}
