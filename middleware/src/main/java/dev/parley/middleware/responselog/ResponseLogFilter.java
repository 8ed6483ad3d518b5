package dev.parley.middleware.responselog;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

import java.io.IOException;
import java.io.OutputStream;

/// Listens in on each reply.
final class ResponseLogFilter implements Filter {

    private static final System.Logger LOG = System.getLogger(ResponseLogFilter.class.getName());
    private static final String EVENT_STREAM = "text/event-stream";

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        response.streamFilter(out -> new OverheardOutput(out, transcript(response)));
        chain.proceed();
    }

    private static Transcript transcript(RoutingResponse response) {
        boolean stream =
                response.headers()
                        .first(HeaderNames.CONTENT_TYPE)
                        .filter(type -> type.startsWith(EVENT_STREAM))
                        .isPresent();
        return stream
                ? new StreamTranscript(ResponseLogFilter::log)
                : new BodyTranscript(ResponseLogFilter::log);
    }

    private static void log(String body) {
        LOG.log(System.Logger.Level.INFO, "response_body={" + body + "}");
    }

    /// Passes a reply on and lets a transcript hear it. Belongs to the request's thread.
    private static final class OverheardOutput extends OutputStream {

        private final OutputStream target;
        private final Transcript transcript;
        private boolean closed;

        OverheardOutput(OutputStream target, Transcript transcript) {
            this.target = target;
            this.transcript = transcript;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            target.write(bytes, offset, length);
            transcript.hear(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }

        @Override
        public void close() throws IOException {
            target.close();
            if (!closed) {
                closed = true;
                transcript.end();
            }
        }
    }
}
