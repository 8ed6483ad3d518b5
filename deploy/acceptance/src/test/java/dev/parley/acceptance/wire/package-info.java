/// Replays recorded exchanges and compares what a client can tell.
package dev.parley.acceptance.wire;
