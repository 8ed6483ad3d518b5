/// How routers talk to an engine and how an engine is plugged in.
///
/// Entry types: [EngineProvider], [EngineClient]. Clients are safe on any thread; a [Generation] belongs to one thread.
@NullMarked
package dev.parley.api.engine;

import org.jspecify.annotations.NullMarked;
