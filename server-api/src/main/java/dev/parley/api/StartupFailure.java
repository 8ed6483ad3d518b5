package dev.parley.api;

/// The server cannot start as it was told to; it prints the message and ends with exit code 2.
///
/// Message: one line, what is wrong with the value, in the user's words, then what to do.
public final class StartupFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message one line for the operator
    public StartupFailure(String message) {
        super(message);
    }

    /// @param message one line for the operator
    /// @param cause kept for the debug log
    public StartupFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
