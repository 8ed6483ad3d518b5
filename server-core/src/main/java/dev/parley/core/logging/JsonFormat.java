package dev.parley.core.logging;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// One JSON object per line, with the keys of Python's logging.
final class JsonFormat implements LogFormat {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS", Locale.ROOT);

    private final JsonMapper mapper = JsonMapper.shared();
    private final long process = ProcessHandle.current().pid();
    private final ZoneId zone;

    JsonFormat(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public String format(LogRecord record) {
        StringWriter line = new StringWriter(256);
        try (JsonGenerator json = mapper.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringProperty("asctime", TIME.format(record.time().atZone(zone)));
            json.writeStringProperty("levelname", record.level().getName());
            json.writeStringProperty("name", record.logger());
            json.writeNumberProperty("process", process);
            json.writeStringProperty("message", record.message());
            if (record.failure() != null) {
                StringWriter trace = new StringWriter();
                record.failure().printStackTrace(new PrintWriter(trace));
                json.writeStringProperty("exc_info", trace.toString());
            }
            json.writeEndObject();
        }
        return line.append('\n').toString();
    }
}
