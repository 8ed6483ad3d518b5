package dev.parley.api;

import java.util.Objects;
import java.util.Optional;

/// A failure that a client is told about: every subtype has one HTTP status and one error type.
///
/// Thrown by routers, engines and parsers; turned into the OpenAI error body
/// `{"error":{"message","type","param","code"}}` in one place of the server. The message is one
/// line in the user's words and never holds a path, a class name or a trace.
public abstract sealed class ParleyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String parameter;

    private ParleyException(int status, String type, String message, String parameter) {
        super(message);
        this.status = status;
        this.type = type;
        this.parameter = Objects.requireNonNull(parameter);
    }

    /// The HTTP status, 400 to 599; also the `code` of the body.
    public final int status() {
        return status;
    }

    /// The `type` of the body, such as `BadRequestError`.
    public final String type() {
        return type;
    }

    /// The `param` of the body: the request field at fault.
    public final Optional<String> parameter() {
        return parameter.isEmpty() ? Optional.empty() : Optional.of(parameter);
    }

    /// The request is wrong: 400.
    public static final class InvalidRequest extends ParleyException {

        private static final long serialVersionUID = 1L;

        private InvalidRequest(String type, String message, String parameter) {
            super(400, type, message, parameter);
        }

        /// A check in code failed, about no field in particular.
        public InvalidRequest(String message) {
            this("BadRequestError", message, "");
        }

        /// A check in code failed; the message stands as it is.
        ///
        /// @param parameter the field at fault, not empty
        public InvalidRequest(String message, String parameter) {
            this("BadRequestError", message, parameter);
        }

        /// The body does not have the shape of the schema (vLLM's body validation, type `Bad Request`).
        ///
        /// @param parameter path such as `body.max_tokens`; empty for none
        public static InvalidRequest schema(String message, String parameter) {
            return new InvalidRequest("Bad Request", message, parameter);
        }

        /// A check of one field's value failed; the message gets vLLM's suffix
        /// ` (parameter=NAME, value=VALUE)`.
        ///
        /// @param value the value as Python prints it
        public static InvalidRequest value(String message, String parameter, String value) {
            return new InvalidRequest(
                    "BadRequestError",
                    "%s (parameter=%s, value=%s)".formatted(message, parameter, value),
                    parameter);
        }
    }

    /// No valid credentials: 401.
    public static final class Unauthorized extends ParleyException {

        private static final long serialVersionUID = 1L;

        /// @param message what is missing
        public Unauthorized(String message) {
            super(401, "AuthenticationError", message, "");
        }
    }

    /// Switched off or not allowed here: 403.
    public static final class Forbidden extends ParleyException {

        private static final long serialVersionUID = 1L;

        /// @param message what is not allowed and how to allow it
        public Forbidden(String message) {
            super(403, "PermissionDeniedError", message, "");
        }
    }

    /// A named thing does not exist: 404.
    public static final class NotFound extends ParleyException {

        private static final long serialVersionUID = 1L;

        /// @param parameter the field that names it; empty for none
        public NotFound(String message, String parameter) {
            super(404, "NotFoundError", message, parameter);
        }
    }

    /// The body is larger than the server takes: 413.
    public static final class PayloadTooLarge extends ParleyException {

        private static final long serialVersionUID = 1L;

        /// @param message says the limit and how to raise it
        public PayloadTooLarge(String message) {
            super(413, "Payload Too Large", message, "");
        }
    }

    /// Well formed but cannot be processed: 422.
    public static final class Unprocessable extends ParleyException {

        private static final long serialVersionUID = 1L;

        /// @param parameter the field at fault; empty for none
        public Unprocessable(String message, String parameter) {
            super(422, "UnprocessableEntityError", message, parameter);
        }
    }

    /// Too much to do at the moment: 429 for one client's limit, 503 for the server's.
    public static final class Overloaded extends ParleyException {

        private static final long serialVersionUID = 1L;

        private Overloaded(int status, String type, String message) {
            super(status, type, message, "");
        }

        /// The server as a whole takes no more work now: 503.
        public static Overloaded server(String message) {
            return new Overloaded(503, "Service Unavailable", message);
        }

        /// This client's limit is reached: 429.
        public static Overloaded client(String message) {
            return new Overloaded(429, "RateLimitError", message);
        }
    }

    /// Understood, but this model or server has no such ability: 501.
    public static final class Unsupported extends ParleyException {

        private static final long serialVersionUID = 1L;

        /// @param message what is not supported
        public Unsupported(String message) {
            super(501, "NotImplementedError", message, "");
        }
    }

    /// The engine failed: 500. Says nothing of its inner life to clients.
    public static final class EngineFailed extends ParleyException {

        private static final long serialVersionUID = 1L;

        /// @param message for clients
        /// @param cause for the log
        public EngineFailed(String message, Throwable cause) {
            super(500, "InternalServerError", message, "");
            initCause(cause);
        }

        /// @param message for clients
        public EngineFailed(String message) {
            super(500, "InternalServerError", message, "");
        }
    }
}
