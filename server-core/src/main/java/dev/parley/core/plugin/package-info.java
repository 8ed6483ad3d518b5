/// Finds plug-ins and keeps them by name.
///
/// [PluginLoader] looks into the boot layer and into plug-in JARs, each in a module layer of its own,
/// and gathers what it finds in the immutable [Plugins]. Used by the start-up thread; the results
/// are safe on any thread.
@NullMarked
package dev.parley.core.plugin;

import org.jspecify.annotations.NullMarked;
