/// What every part of the SPI shares: errors, tasks and settings.
///
/// Entry types: [ParleyException], [Settings]. Values only; safe on any thread.
@NullMarked
package dev.parley.api;

import org.jspecify.annotations.NullMarked;
