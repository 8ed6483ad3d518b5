/// Runs files of requests in OpenAI's batch format.
///
/// Entry type: [BatchRun]. It sends the requests of a [BatchInput] to a [BatchTarget], several at once,
/// and writes replies in the order of the input, so that a run that was killed goes on where its file
/// ends. Used by one thread, which waits; requests are sent by virtual threads.
@NullMarked
package dev.parley.core.batch;

import org.jspecify.annotations.NullMarked;
