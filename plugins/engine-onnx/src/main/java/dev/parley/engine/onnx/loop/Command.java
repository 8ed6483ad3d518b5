package dev.parley.engine.onnx.loop;

import dev.parley.api.engine.Finish;

import java.util.List;

/// A message to the engine thread.
sealed interface Command {

    /// Queue these; in order.
    record Submit(List<ActiveRequest> requests) implements Command {

        public Submit {
            requests = List.copyOf(requests);
        }
    }

    /// End a request whose consumer wants no more of it.
    record End(ActiveRequest request, Finish.Reason reason) implements Command {}

    /// End a request whose consumer is to be told so.
    record Abort(ActiveRequest request) implements Command {}

    /// Forget prefixes that no sequence holds.
    record ResetPrefixCache() implements Command {}

    /// End everything and leave.
    record Stop() implements Command {}
}
