/// Making prompts: chat templates and tokenizers.
package dev.parley.benchmarks.prompts;
