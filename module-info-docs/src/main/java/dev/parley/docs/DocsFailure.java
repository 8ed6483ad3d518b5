package dev.parley.docs;

import java.io.Serial;

/// The pages cannot be made; the message says why and what to do.
final class DocsFailure extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    DocsFailure(String message) {
        super(message);
    }

    DocsFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
