package dev.parley.parsers.tool.pythonic;

/// How close to Python calls must be.
enum Reading {
    /// As Python reads them.
    PYTHON,
    /// Also with line breaks and unescaped quotes in strings, zeros before integers, and dots in function names.
    REPAIRED
}
