package dev.parley.router.generate.serving;

import dev.parley.api.Settings;
import dev.parley.router.generate.schema.Fields;

import java.util.Optional;

/// How a reply is streamed.
///
/// @param mode whole reply or stream
/// @param usage what a stream tells of token counts
/// @param asked what the client asked of them; the operator may want more
/// @param interval tokens per event, ≥ 1
public record StreamFields(Mode mode, Usage usage, Usage asked, long interval) {

    /// Whole reply or stream.
    public enum Mode {
        /// One JSON object.
        WHOLE,
        /// Server-sent events.
        STREAM
    }

    /// What a stream tells of token counts.
    public enum Usage {
        /// Nothing.
        NONE,
        /// An event of its own at the end.
        AT_END,
        /// With every event, and at the end.
        ALWAYS
    }

    /// Whether events are sent.
    public boolean streamed() {
        return mode == Mode.STREAM;
    }

    static StreamFields read(Fields fields, Settings settings) {
        Mode mode = fields.flag("stream").orElse(false) ? Mode.STREAM : Mode.WHOLE;
        long server = Math.max(1, settings.number("stream-interval").orElse(1));
        long own = fields.whole("stream_interval", 1, Long.MAX_VALUE).orElse(1);
        Usage asked = usage(fields);
        Usage told = settings.enabled("enable-force-include-usage") ? Usage.ALWAYS : asked;
        return new StreamFields(mode, told, asked, Math.max(server, own));
    }

    private static Usage usage(Fields fields) {
        Optional<Fields> options = fields.object("stream_options");
        boolean atEnd = options.flatMap(o -> o.flag("include_usage")).orElse(false);
        boolean always = options.flatMap(o -> o.flag("continuous_usage_stats")).orElse(false);
        if (!atEnd) {
            return Usage.NONE;
        }
        return always ? Usage.ALWAYS : Usage.AT_END;
    }
}
