package dev.parley.api.command;

/// A flag of a command; takes one value.
///
/// @param name without dashes, such as `parser`
/// @param value what stands for the value in help, such as `NAME`
/// @param meaning one sentence
public record CommandFlag(String name, String value, String meaning) {}
