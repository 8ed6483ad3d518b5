/// The HTTP side of the server: one listener, its connections, the routes, JSON and event streams.
///
/// Entry types: [HttpListener], [SwitchedRouting], [RouteTable], [JsonBodies]. Handlers run on one
/// virtual thread per connection; everything shared between connections is safe on any thread.
@NullMarked
package dev.parley.core.http;

import org.jspecify.annotations.NullMarked;
