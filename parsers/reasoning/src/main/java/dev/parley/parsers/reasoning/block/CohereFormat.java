package dev.parley.parsers.reasoning.block;

import dev.parley.api.reasoning.ReasoningMarkers;

import java.util.List;

/// How one generation of Command models marks its blocks.
///
/// @param answerStart begins the answer
/// @param answerEnd ends it
/// @param unmarked what text in front of any block is
record CohereFormat(String answerStart, String answerEnd, Unmarked unmarked) {

    static final String THOUGHT_START = "<|START_THINKING|>";
    static final String THOUGHT_END = "<|END_THINKING|>";
    static final String ACTION_START = "<|START_ACTION|>";

    static final ReasoningMarkers THOUGHT = new ReasoningMarkers(THOUGHT_START, THOUGHT_END);

    /// What text in front of any block is.
    enum Unmarked {
        /// The answer.
        CONTENT,
        /// A thought.
        REASONING
    }

    /// What a marker does.
    enum Role {
        /// Begins a thought.
        THOUGHT,
        /// Begins an action.
        ACTION,
        /// Ends a thought: what follows is content.
        PLAIN,
        /// Begins the answer.
        CONTENT,
        /// Ends the answer or an action: what follows is dropped.
        BEHIND,
        /// Begins a citation, and is left out.
        CITATION,
        /// Begins the end tag of one.
        CITED
    }

    /// All markers.
    List<String> markers() {
        return List.of(
                THOUGHT_START,
                ACTION_START,
                THOUGHT_END,
                answerStart,
                answerEnd,
                "<|END_ACTION|>",
                "<co>",
                "</co:");
    }

    /// What ends a thought.
    List<String> ends() {
        return List.of(THOUGHT_END, ACTION_START, answerStart);
    }

    /// What each of them does.
    List<Role> roles() {
        return List.of(
                Role.THOUGHT,
                Role.ACTION,
                Role.PLAIN,
                Role.CONTENT,
                Role.BEHIND,
                Role.BEHIND,
                Role.CITATION,
                Role.CITED);
    }
}
