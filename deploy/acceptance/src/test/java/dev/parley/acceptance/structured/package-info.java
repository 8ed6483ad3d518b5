/// Texts that a running server generates under constraints, judged by validators that are not ours.
package dev.parley.acceptance.structured;
