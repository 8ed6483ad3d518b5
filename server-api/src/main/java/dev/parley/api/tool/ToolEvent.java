package dev.parley.api.tool;

import java.util.Optional;

/// What a tool parser found in the text pushed so far.
public sealed interface ToolEvent {

    /// Text outside any call, in order; never empty.
    record Content(String text) implements ToolEvent {}

    /// A call began. Comes once per call, before its arguments.
    ///
    /// @param index from 0 within this choice, dense
    /// @param id the model's own call id, when the format has one
    /// @param name the function's name, whole
    record CallStarted(int index, Optional<String> id, String name) implements ToolEvent {}

    /// More argument JSON for call `index`; the pieces concatenate to one JSON object.
    record Arguments(int index, String json) implements ToolEvent {}

    /// The arguments of call `index` are complete.
    record CallCompleted(int index) implements ToolEvent {}

    /// Call `index` proved malformed or was cut off: a complete reply shows `text` as content in its
    /// place, a stream cannot take back what it sent.
    ///
    /// May come for a call that was never started, whose name was cut off; and, at the end, for calls
    /// that were completed, where a format does not count one good call beside a bad one.
    ///
    /// @param text the call's raw text from its opening marker on
    record Abandoned(int index, String text) implements ToolEvent {}
}
