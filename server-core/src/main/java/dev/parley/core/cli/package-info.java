/// The command line: `parley serve`, `parley plugins list`, `--help`, `--version`.
///
/// Entry type: [ParleyCommand]. Runs on the main thread. Whatever keeps the server from starting ends with
/// one line on standard error and exit code 2.
@NullMarked
package dev.parley.core.cli;

import org.jspecify.annotations.NullMarked;
