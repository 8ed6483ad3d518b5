package dev.parley.parsers.tool.schema;

import dev.parley.api.text.TextChunk;
import dev.parley.api.tool.ToolDefinition;
import dev.parley.api.tool.ToolEvent;
import dev.parley.api.tool.ToolParser;
import dev.parley.api.tool.ToolParserRequest;
import dev.parley.api.tool.ToolParserRequest.Delivery;
import dev.parley.parsers.tool.coerce.JsonValues;
import dev.parley.parsers.tool.coerce.SchemaCoercion;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/// Holds a call's arguments back until the call is complete and makes them fit the tool's schema.
/// Only for complete replies: a stream passes on what the model writes.
public final class CoercingParser implements ToolParser {

    private final ToolParser parser;
    private final Map<String, JsonNode> schemas;
    private final IntPredicate coerces;
    private final Map<Integer, Held> open = new TreeMap<>();

    private record Held(String name, StringBuilder arguments) {}

    private CoercingParser(ToolParser parser, Map<String, JsonNode> schemas, IntPredicate coerces) {
        this.parser = parser;
        this.schemas = schemas;
        this.coerces = coerces;
    }

    /// A parser that also coerces where the reply is complete and there are tools.
    public static ToolParser of(ToolParser parser, ToolParserRequest request, Delivery delivery) {
        return of(parser, request, delivery, _ -> true);
    }

    /// A parser that does so for some calls.
    ///
    /// @param coerces whether the call of this index is one of them, asked when it has begun
    public static ToolParser of(
            ToolParser parser, ToolParserRequest request, Delivery delivery, IntPredicate coerces) {
        if (delivery == Delivery.STREAMED || request.tools().isEmpty()) {
            return parser;
        }
        Function<ToolDefinition, JsonNode> schema = ToolDefinition::parameters;
        return new CoercingParser(
                parser,
                request.tools().stream()
                        .collect(
                                Collectors.toMap(
                                        ToolDefinition::name, schema, (first, _) -> first)),
                coerces);
    }

    @Override
    public List<ToolEvent> push(TextChunk chunk) {
        return coerce(parser.push(chunk));
    }

    @Override
    public List<ToolEvent> finish() {
        List<ToolEvent> events = coerce(parser.finish());
        open.forEach((index, held) -> release(index, held.arguments().toString(), events));
        return events;
    }

    private List<ToolEvent> coerce(List<ToolEvent> events) {
        List<ToolEvent> result = new ArrayList<>();
        for (ToolEvent event : events) {
            switch (event) {
                case ToolEvent.CallStarted(int index, var _, String name) -> {
                    if (coerces.test(index)) {
                        open.put(index, new Held(name, new StringBuilder()));
                    }
                    result.add(event);
                }
                case ToolEvent.Arguments(int index, String json) -> {
                    Held held = open.get(index);
                    if (held == null) {
                        result.add(event);
                    } else {
                        held.arguments().append(json);
                    }
                }
                case ToolEvent.CallCompleted(int index) -> {
                    Held held = open.remove(index);
                    if (held != null) {
                        release(index, fitted(held), result);
                    }
                    result.add(event);
                }
                case ToolEvent.Abandoned(int index, var _) -> {
                    open.remove(index);
                    result.add(event);
                }
                case ToolEvent.Content _ -> result.add(event);
            }
        }
        return result;
    }

    private static void release(int index, String json, List<ToolEvent> events) {
        if (!json.isEmpty()) {
            events.add(new ToolEvent.Arguments(index, json));
        }
    }

    private String fitted(Held held) {
        String json = held.arguments().toString();
        JsonNode schema = schemas.get(held.name());
        if (schema == null) {
            return json;
        }
        try {
            JsonNode written = JsonMapper.shared().readTree(json);
            JsonNode fitting = SchemaCoercion.coerced(written, schema);
            return fitting.equals(written) ? json : JsonValues.written(fitting);
        } catch (JacksonException _) {
            return json;
        }
    }
}
