/// What the operator asked for: flags, environment, configuration file and a bundled model's own
/// settings become one immutable [ServerConfig].
///
/// [OptionTable] is the table of every flag; [ConfigReader] merges the sources. Used by the start-up
/// thread only; the result is safe on any thread.
@NullMarked
package dev.parley.core.config;

import org.jspecify.annotations.NullMarked;
