/// What every part of the SPI shares: errors, tasks and settings.
///
/// Entry types: [ParleyException], [Settings]. Values only; safe on any thread.
///
/// # Versions
///
/// This module's version is `MAJOR.MINOR.PATCH`. A server runs a plug-in that was built for the same
/// major version and for a minor version up to its own; before 1.0, for the same minor version only.
/// It refuses others when it starts, naming the JAR and both versions.
///
/// Which version a plug-in was built for stands in its descriptor, where the compiler writes it; a
/// JAR without descriptor says it in its manifest, as `Parley-Api-Version: 0.1.0`. One that says
/// nothing is loaded with a warning.
///
/// A minor version adds types, `default` methods and packages and removes nothing, which the build
/// checks against the last baseline. Only a major version (before 1.0, a minor one) changes or
/// removes.
@NullMarked
package dev.parley.api;

import org.jspecify.annotations.NullMarked;
