/// Filters in front of the routes.
package dev.parley.benchmarks.middleware;
