package dev.parley.engine.onnx.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.engine.EngineOptions.Policy;
import dev.parley.api.engine.EngineOptions.PrefixCaching;
import dev.parley.engine.onnx.kv.KvCache;
import dev.parley.engine.onnx.kv.KvSequence;
import dev.parley.engine.onnx.kv.TokenHistory;
import dev.parley.engine.onnx.schedule.Sequence.PromptRows;
import dev.parley.engine.onnx.step.StepPlan.Slice;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class SchedulerTest {

    private static final int BLOCK = 4;

    private record Owner(String name, Sequence sequence) implements Schedulable {}

    @Nested
    class WhenThereIsRoom {

        private final Scheduler<Owner> scheduler =
                scheduler(new Limits(16, 3, 16, Policy.FCFS), 100);

        @Test
        void fillsTheBudgetWithPromptChunks() {
            scheduler.admit(owner("a", 10, 1));
            scheduler.admit(owner("b", 10, 100));
            assertEquals(List.of("a:10", "b:6"), step(scheduler));
            assertEquals(List.of("a:1", "b:4"), step(scheduler));
            assertEquals(List.of("a:1", "b:1"), step(scheduler));
        }

        @Test
        void decodesBeforePrompts() {
            scheduler.admit(owner("long", 40, 1));
            assertEquals(List.of("long:16"), step(scheduler));
            scheduler.admit(owner("short", 3, 100));
            assertEquals(List.of("long:16"), step(scheduler));
            assertEquals(List.of("long:8", "short:3"), step(scheduler));
            scheduler.admit(owner("late", 30, 200));
            assertEquals(List.of("long:1", "short:1", "late:14"), step(scheduler));
        }

        @Test
        void runsNoMoreThanTheLimit() {
            for (int i = 0; i < 5; i++) {
                scheduler.admit(owner("s" + i, 2, 100 * i));
            }
            assertEquals(List.of("s0:2", "s1:2", "s2:2"), step(scheduler));
            assertEquals(3, scheduler.running());
            assertEquals(2, scheduler.waiting());
        }

        @Test
        void packsRowsPositionsAndLogits() {
            scheduler.admit(owner("a", 3, 1));
            step(scheduler);
            scheduler.admit(owner("b", 2, 50));
            Batch<Owner> batch = scheduler.plan();
            assertArrayEquals(new int[] {1000, 50, 51}, batch.plan().tokens());
            assertArrayEquals(new int[] {3, 0, 1}, batch.plan().positions());
            assertArrayEquals(new int[] {0, 2}, batch.plan().logitRows());
            Slice second = batch.plan().slices().get(1);
            assertEquals(
                    List.of(1, 2, 0), List.of(second.firstRow(), second.rows(), second.context()));
        }

        @Test
        void wantsLogitsOfPromptPositionsOnlyWhenAsked() {
            scheduler.admit(owner("plain", 3, 1));
            scheduler.admit(
                    new Owner(
                            "all",
                            new Sequence(kv(range(3, 50), PrefixCaching.OFF), 0, PromptRows.ALL)));
            Batch<Owner> batch = scheduler.plan();
            assertArrayEquals(new int[] {2, 3, 4, 5}, batch.plan().logitRows());
            assertEquals(2, batch.shares().get(1).promptRows());
            assertEquals(1, batch.shares().get(1).sampleRows());
        }

        @Test
        void removesWhatWaitsAndWhatRuns() {
            Owner first = owner("a", 40, 1);
            Owner second = owner("b", 3, 100);
            scheduler.admit(first);
            step(scheduler);
            scheduler.admit(second);
            scheduler.remove(second);
            scheduler.remove(first);
            scheduler.remove(first);
            assertEquals(0, scheduler.cacheUsage());
            assertTrue(scheduler.plan().isEmpty());
        }
    }

    @Nested
    class WhenPromptsAreChunked {

        @Test
        void noSequenceGetsMoreThanItsChunk() {
            Scheduler<Owner> scheduler = scheduler(new Limits(16, 3, 7, Policy.FCFS), 100);
            scheduler.admit(owner("a", 16, 1));
            scheduler.admit(owner("b", 20, 100));
            assertEquals(List.of("a:7", "b:7"), step(scheduler));
            assertEquals(List.of("a:7", "b:7"), step(scheduler));
            assertEquals(List.of("a:2", "b:6"), step(scheduler));
        }
    }

    @Nested
    class WhenThePoolIsFull {

        private final Scheduler<Owner> scheduler = scheduler(new Limits(64, 8, 64, Policy.FCFS), 4);

        @Test
        void preemptsTheYoungest() {
            Owner old = owner("old", 8, 1);
            Owner young = owner("young", 7, 100);
            scheduler.admit(old);
            scheduler.admit(young);
            assertEquals(List.of("old:8", "young:7"), step(scheduler));
            assertEquals(List.of("old:1"), step(scheduler));
            assertEquals(1, scheduler.waiting());
            assertEquals(1, scheduler.takeTotals().preemptions());
        }

        @Test
        void recomputesWhatThePreemptedHadSoFar() {
            Owner old = owner("old", 8, 1);
            Owner young = owner("young", 7, 100);
            scheduler.admit(old);
            scheduler.admit(young);
            step(scheduler);
            step(scheduler);
            scheduler.remove(old);
            List<String> shares = step(scheduler);
            assertEquals(
                    List.of("young:4"), shares, "one full block was found again, 8 tokens in all");
        }

        @Test
        void aPromptWaitsUntilAllOfItFits() {
            scheduler.admit(owner("a", 9, 1));
            scheduler.admit(owner("b", 5, 100));
            assertEquals(List.of("a:9"), step(scheduler));
            assertEquals(1, scheduler.waiting());
        }
    }

    @Nested
    class UnderThePriorityPolicy {

        @Test
        void lowerValuesRunFirst() {
            Scheduler<Owner> scheduler = scheduler(new Limits(64, 1, 64, Policy.PRIORITY), 100);
            scheduler.admit(owner("low", 2, 1, 5));
            scheduler.admit(owner("high", 2, 100, -1));
            assertEquals(List.of("high:2"), step(scheduler));
        }

        @Test
        void theLowestPriorityGivesWay() {
            Scheduler<Owner> scheduler = scheduler(new Limits(64, 8, 64, Policy.PRIORITY), 4);
            scheduler.admit(owner("unimportant", 8, 1, 9));
            step(scheduler);
            scheduler.admit(owner("important", 4, 100, 0));
            assertEquals(List.of("unimportant:1", "important:4"), step(scheduler));
            assertEquals(List.of("important:1"), step(scheduler));
            assertEquals(1, scheduler.waiting());
        }
    }

    @Nested
    class WithEqualPrefixes {

        private final Scheduler<Owner> scheduler =
                scheduler(new Limits(64, 8, 64, Policy.FCFS), 100);

        @Test
        void theSecondWaitsForTheFirstAndSharesItsBlocks() {
            Owner second = owner("b", 10, 1);
            scheduler.admit(owner("a", 10, 1));
            scheduler.admit(second);
            scheduler.admit(owner("other", 10, 500));
            assertEquals(List.of("a:10", "other:10"), step(scheduler));
            assertEquals(List.of("a:1", "other:1", "b:2"), step(scheduler));
            assertEquals(8, second.sequence().cachedTokens());
            Totals totals = scheduler.takeTotals();
            assertEquals(30, totals.prefixQueries());
            assertEquals(8, totals.prefixHits());
        }

        @Test
        void saysHowManyPromptTokensBecameCached() {
            Owner first = owner("a", 10, 1);
            scheduler.admit(first);
            step(scheduler);
            step(scheduler);
            assertEquals(8, first.sequence().createdCacheTokens());
        }
    }

    private static Scheduler<Owner> scheduler(Limits limits, int blocks) {
        return new Scheduler<>(limits, new KvCache(blocks, BLOCK, PrefixCaching.ON));
    }

    /// Plans, pretends to compute, appends token 1000 where a token can be sampled.
    private static List<String> step(Scheduler<Owner> scheduler) {
        Batch<Owner> batch = scheduler.plan();
        List<Slice> slices = batch.plan().slices();
        List<String> shares =
                IntStream.range(0, slices.size())
                        .mapToObj(
                                i ->
                                        batch.shares().get(i).owner().name()
                                                + ":"
                                                + slices.get(i).rows())
                        .toList();
        for (Batch.Share<Owner> share : batch.shares()) {
            scheduler.advance(share.owner());
            if (share.sampleRows() == 1) {
                share.owner().sequence().tokens().append(1000);
            }
        }
        return shares;
    }

    private static Owner owner(String name, int length, int firstToken) {
        return owner(name, length, firstToken, 0);
    }

    private static Owner owner(String name, int length, int firstToken, long priority) {
        KvSequence kv = kv(range(length, firstToken), PrefixCaching.ON);
        return new Owner(name, new Sequence(kv, priority, PromptRows.NONE));
    }

    private static KvSequence kv(int[] tokens, PrefixCaching reads) {
        return new KvSequence(new TokenHistory(tokens), BLOCK, "", reads);
    }

    private static int[] range(int length, int first) {
        return IntStream.range(first, first + length).toArray();
    }
}
