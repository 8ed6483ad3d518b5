package dev.parley.core.http;

import dev.parley.api.ParleyException.InvalidRequest;
import dev.parley.api.ParleyException.PayloadTooLarge;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.ServerRequest;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/// Reads request bodies: media type, size, UTF-8, nesting and syntax are checked, in this order; what
/// is wrong is told in the words of the reference's body validation. Safe on any thread.
final class JsonReader {

    private static final int DEEPEST_NESTING = 200;
    private static final int LONGEST_NUMBER = 1000;
    private static final int ALLOCATED_ON_TRUST = 1 << 20;

    private final long limit;
    private final JsonMapper mapper;

    /// @param limit most bytes of a body
    JsonReader(long limit) {
        this.limit = Math.min(limit, Integer.MAX_VALUE - 16);
        StreamReadConstraints constraints =
                StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST_NESTING)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxStringLength((int) this.limit)
                        .maxNameLength((int) this.limit)
                        .build();
        mapper =
                JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
                        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .nodeFactory(new BoundedNumbers())
                        .build();
    }

    ObjectNode read(ServerRequest request) {
        requireJson(request.headers().first(HeaderNames.CONTENT_TYPE).orElse(""));
        return parse(bytes(request));
    }

    /// The object in a body.
    ///
    /// @throws InvalidRequest when there is none
    ObjectNode parse(byte[] body) {
        if (body.length == 0) {
            throw BodyFault.missing();
        }
        int broken = Utf8.firstFault(body);
        if (broken >= 0) {
            throw BodyFault.syntax("body." + broken, "Invalid UTF-8");
        }
        JsonNode tree = tree(body);
        if (tree.isNull()) {
            throw BodyFault.missing();
        }
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw BodyFault.notAnObject(tree);
    }

    private JsonNode tree(byte[] body) {
        try {
            JsonNode tree = mapper.readTree(body);
            if (!tree.isMissingNode()) {
                return tree;
            }
        } catch (StreamConstraintsException e) {
            throw BodyFault.syntax(
                    "body",
                    "Nested deeper than %d levels, or a number longer than %d digits"
                            .formatted(DEEPEST_NESTING, LONGEST_NUMBER));
        } catch (NumberFormatException e) {
            throw BodyFault.syntax("body", "A number whose exponent is out of range");
        } catch (JacksonException e) {
            JsonFault fault =
                    JsonFault.find(new String(body, StandardCharsets.UTF_8))
                            .orElseGet(
                                    () ->
                                            new JsonFault(
                                                    (int)
                                                            Math.max(
                                                                    0,
                                                                    e.getLocation()
                                                                            .getByteOffset()),
                                                    "Invalid JSON"));
            throw BodyFault.syntax("body." + fault.position(), fault.message());
        }
        JsonFault blank = new JsonFault(body.length, "Expecting value");
        throw BodyFault.syntax("body." + blank.position(), blank.message());
    }

    private static void requireJson(String contentType) {
        int end = contentType.indexOf(';');
        String mediaType = end < 0 ? contentType : contentType.substring(0, end);
        if (!mediaType.strip().equalsIgnoreCase("application/json")) {
            throw InvalidRequest.schema(
                    "1 validation error:\n"
                            + "  Unsupported Media Type: Only 'application/json' is allowed",
                    "");
        }
    }

    private byte[] bytes(ServerRequest request) {
        OptionalLong length = request.headers().contentLength();
        if (length.orElse(0) > limit) {
            throw tooLarge();
        }
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try {
            // Closed on success only: closing reads to the end, which a broken body does not have.
            InputStream in = request.content().inputStream();
            byte[] body =
                    length.isPresent() && length.getAsLong() <= ALLOCATED_ON_TRUST
                            ? in.readNBytes((int) length.getAsLong())
                            : in.readNBytes((int) limit + 1);
            if (body.length > limit) {
                throw tooLarge();
            }
            in.close();
            return body;
        } catch (NumberFormatException e) {
            throw RequestException.builder()
                    .type(DirectHandler.EventType.BAD_REQUEST)
                    .message("The size of a chunk is not a number.")
                    .cause(e)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PayloadTooLarge tooLarge() {
        return new PayloadTooLarge(
                "The request body is larger than %d bytes. The server's limit is set by --max-body-size."
                        .formatted(limit));
    }

    /// Keeps decimals exact, but turns those beyond every double into infinity, and those of a vast
    /// scale into zero, as Python does: with an exponent of a billion they would be costly to handle.
    private static final class BoundedNumbers extends JsonNodeFactory {

        private static final long serialVersionUID = 1L;
        private static final int WIDEST_SCALE = 2000;

        @Override
        public tools.jackson.databind.node.ValueNode numberNode(BigDecimal value) {
            double nearest = value.doubleValue();
            return Double.isInfinite(nearest) || Math.abs((long) value.scale()) > WIDEST_SCALE
                    ? DoubleNode.valueOf(nearest)
                    : super.numberNode(value);
        }
    }
}
