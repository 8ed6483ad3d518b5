/// How fast parsers read replies.
package dev.parley.benchmarks.parsers;
