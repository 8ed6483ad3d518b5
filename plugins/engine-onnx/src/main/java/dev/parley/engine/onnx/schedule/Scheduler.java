package dev.parley.engine.onnx.schedule;

import dev.parley.api.engine.EngineOptions.Policy;
import dev.parley.engine.onnx.kv.KvCache;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Fills steps within a token budget: single tokens of running sequences first, then what is left
/// of started prompts, then waiting ones.
///
/// When blocks run out the sequence that should run last gives its blocks back and waits again; what
/// it has so far becomes its prompt. The sequence that should run first never gives way, and any
/// sequence fits an empty pool, so each step makes progress.
///
/// @param <R> what owns the sequences
public final class Scheduler<R extends Schedulable> {

    /// Logits are `[rows, vocabulary]`: asking for those of a whole prompt could need gigabytes.
    private static final int PROMPT_LOGIT_ROWS = 128;

    private final Limits limits;
    private final KvCache cache;
    private final Comparator<R> order;
    private final NavigableSet<R> waiting;
    private final List<R> running = new ArrayList<>();
    private final List<R> candidates = new ArrayList<>();
    private long arrivals;
    private int budget;
    private int preemptionsInStep;
    private int preemptions;
    private long prefixQueries;
    private long prefixHits;

    /// @param cache not smaller than the longest sequence
    public Scheduler(Limits limits, KvCache cache) {
        this.limits = limits;
        this.cache = cache;
        Comparator<R> arrival = Comparator.comparingLong(owner -> owner.sequence().number());
        Comparator<R> priority = Comparator.comparingLong(owner -> owner.sequence().priority());
        this.order = limits.policy() == Policy.PRIORITY ? priority.thenComparing(arrival) : arrival;
        this.waiting = new TreeSet<>(order);
    }

    /// Queues a new sequence.
    public void admit(R owner) {
        owner.sequence().queued(arrivals++);
        waiting.add(owner);
    }

    /// Takes a sequence out and its blocks back; does nothing when it is out already.
    public void remove(R owner) {
        Sequence sequence = owner.sequence();
        if (sequence.isWaiting()) {
            waiting.remove(owner);
        } else if (sequence.isRunning()) {
            running.remove(owner);
            cache.release(sequence.kv());
        }
        sequence.ended();
    }

    /// Chooses what the next step computes; follow it with [#advance] for each share.
    public Batch<R> plan() {
        budget = limits.tokens();
        preemptionsInStep = 0;
        cache.clearAnnounced();
        candidates.clear();
        candidates.addAll(running);
        for (R owner : candidates) {
            owner.sequence().planned(0);
        }
        planDecodes();
        planStartedPrompts();
        if (preemptionsInStep == 0) {
            planWaiting();
        }
        return new BatchBuilder<>(running).build();
    }

    /// Notes that the rows of a sequence were computed. Call before its next token is appended.
    public void advance(R owner) {
        Sequence sequence = owner.sequence();
        sequence.advance();
        int created = cache.keep(sequence.kv(), sequence.computed());
        sequence.cacheCreated(created * cache.blockSize());
    }

    /// Sequences that hold blocks.
    public int running() {
        return running.size();
    }

    /// Sequences that wait, preempted ones included.
    public int waiting() {
        return waiting.size();
    }

    /// Share of KV blocks in use, 0 to 1.
    public double cacheUsage() {
        return cache.usage();
    }

    /// Forgets prefixes that no sequence holds.
    public void resetPrefixCache() {
        cache.forgetIdle();
    }

    /// Visits everything running or waiting; the visitor must not change the scheduler.
    public void forEach(Consumer<R> visitor) {
        running.forEach(visitor);
        waiting.forEach(visitor);
    }

    /// Counts since the last call.
    public Totals takeTotals() {
        Totals totals = new Totals(preemptions, prefixQueries, prefixHits);
        preemptions = 0;
        prefixQueries = 0;
        prefixHits = 0;
        return totals;
    }

    private void planDecodes() {
        for (R owner : candidates) {
            if (owner.sequence().isRunning() && owner.sequence().uncomputed() == 1) {
                planRows(owner);
            }
        }
    }

    private void planStartedPrompts() {
        for (R owner : candidates) {
            if (owner.sequence().isRunning() && owner.sequence().uncomputed() > 1) {
                planRows(owner);
            }
        }
    }

    private void planWaiting() {
        Iterator<R> next = waiting.iterator();
        int passedOver = 0;
        while (budget > 0
                && running.size() < limits.sequences()
                && passedOver <= limits.sequences()
                && next.hasNext()) {
            R owner = next.next();
            Sequence sequence = owner.sequence();
            int reusable = cache.reusable(sequence.kv());
            if (cache.isAnnounced(sequence.kv(), reusable)) {
                passedOver++;
                continue;
            }
            if (!cache.fits(sequence.kv(), reusable)) {
                return;
            }
            next.remove();
            start(owner, reusable);
        }
    }

    private void start(R owner, int reusable) {
        Sequence sequence = owner.sequence();
        int stored = cache.adopt(sequence.kv(), reusable);
        if (sequence.started(stored)) {
            prefixQueries += sequence.tokens().length();
            prefixHits += stored;
        }
        running.add(owner);
        planRows(owner);
    }

    private void planRows(R owner) {
        Sequence sequence = owner.sequence();
        int rows = Math.min(sequence.uncomputed(), Math.min(budget, limits.chunk()));
        if (sequence.wantsPromptRows()) {
            rows = Math.min(rows, PROMPT_LOGIT_ROWS);
        }
        if (rows == 0) {
            return;
        }
        while (!cache.grow(sequence.kv(), sequence.computed() + rows)) {
            R last = last();
            preempt(last);
            if (last == owner) {
                return;
            }
        }
        sequence.planned(rows);
        budget -= rows;
        if (rows > 1) {
            cache.announce(sequence.kv(), sequence.computed(), rows);
        }
    }

    private R last() {
        R last = running.getFirst();
        for (R owner : running) {
            if (order.compare(owner, last) > 0) {
                last = owner;
            }
        }
        return last;
    }

    private void preempt(R owner) {
        Sequence sequence = owner.sequence();
        budget += sequence.planned();
        running.remove(owner);
        cache.release(sequence.kv());
        sequence.preempted();
        waiting.add(owner);
        preemptions++;
        preemptionsInStep++;
    }
}
