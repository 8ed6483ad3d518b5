/// Choosing tokens.
package dev.parley.benchmarks.sample;
