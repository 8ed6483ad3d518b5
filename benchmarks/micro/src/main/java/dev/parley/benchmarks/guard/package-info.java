/// The guard around plug-ins' parsers.
package dev.parley.benchmarks.guard;
