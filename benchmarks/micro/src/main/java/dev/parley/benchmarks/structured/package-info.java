/// Masks of structured outputs at a vocabulary of a large model's size.
package dev.parley.benchmarks.structured;
