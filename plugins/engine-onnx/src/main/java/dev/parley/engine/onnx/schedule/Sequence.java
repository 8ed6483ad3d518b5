package dev.parley.engine.onnx.schedule;

import dev.parley.engine.onnx.kv.KvSequence;
import dev.parley.engine.onnx.kv.TokenHistory;

/// How far one sequence is.
public final class Sequence {

    private enum Phase {
        NEW,
        WAITING,
        RUNNING,
        ENDED
    }

    private final KvSequence kv;
    private final long priority;
    private final PromptRows promptRows;
    private long number;
    private Phase phase = Phase.NEW;
    private int computed;
    private int planned;
    private int promptRowsTaken;
    private int admissions;
    private int cachedTokens;
    private int createdCacheTokens;

    /// Which logits of prompt positions are wanted.
    public enum PromptRows {
        /// None.
        NONE,
        /// Those that predict a prompt token.
        ALL
    }

    /// @param priority lower runs first under the priority policy
    public Sequence(KvSequence kv, long priority, PromptRows promptRows) {
        this.kv = kv;
        this.priority = priority;
        this.promptRows = promptRows;
    }

    /// Its tokens and blocks.
    public KvSequence kv() {
        return kv;
    }

    /// Its tokens.
    public TokenHistory tokens() {
        return kv.tokens();
    }

    /// Prompt tokens whose keys and values came from the prefix cache when it first ran.
    public int cachedTokens() {
        return cachedTokens;
    }

    /// Prompt tokens in blocks that became findable for others.
    public int createdCacheTokens() {
        return createdCacheTokens;
    }

    /// How often it lost its blocks to another sequence.
    public int preemptions() {
        return Math.max(0, admissions - 1);
    }

    /// Whether it takes part in steps.
    public boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    boolean isWaiting() {
        return phase == Phase.WAITING;
    }

    long priority() {
        return priority;
    }

    /// Order of arrival.
    long number() {
        return number;
    }

    /// Tokens whose keys and values are stored.
    int computed() {
        return computed;
    }

    /// Tokens known but not computed.
    int uncomputed() {
        return tokens().length() - computed;
    }

    /// Rows in the step being planned.
    int planned() {
        return planned;
    }

    void planned(int rows) {
        planned = rows;
    }

    boolean wantsPromptRows() {
        return promptRows == PromptRows.ALL && promptRowsTaken < tokens().promptLength() - 1;
    }

    /// First position of the planned rows whose logits are wanted for the prompt.
    int firstPromptRow() {
        return Math.max(computed, promptRowsTaken);
    }

    /// How many of the planned rows' logits are wanted for the prompt.
    int plannedPromptRows() {
        if (!wantsPromptRows()) {
            return 0;
        }
        int end = Math.min(computed + planned, tokens().promptLength() - 1);
        return Math.max(0, end - firstPromptRow());
    }

    /// 1 when the planned rows reach the last known token, so that the next one can be sampled.
    int plannedSampleRows() {
        return planned == uncomputed() ? 1 : 0;
    }

    void queued(long arrival) {
        number = arrival;
        phase = Phase.WAITING;
    }

    /// @return whether it is the first time
    boolean started(int stored) {
        phase = Phase.RUNNING;
        computed = stored;
        if (++admissions > 1) {
            return false;
        }
        cachedTokens = stored;
        return true;
    }

    void preempted() {
        phase = Phase.WAITING;
        computed = 0;
        planned = 0;
    }

    void ended() {
        phase = Phase.ENDED;
    }

    /// The planned rows were computed.
    void advance() {
        promptRowsTaken += plannedPromptRows();
        computed += planned;
        planned = 0;
    }

    void cacheCreated(int tokens) {
        if (tokens().outputLength() == 0) {
            createdCacheTokens += tokens;
        }
    }
}
