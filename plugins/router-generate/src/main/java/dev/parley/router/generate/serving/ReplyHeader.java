package dev.parley.router.generate.serving;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.io.SerializedString;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;

/// The members every object of one reply begins with, encoded once. Immutable.
public final class ReplyHeader {

    private static final SerializableString ID = new SerializedString("id");

    private final String id;
    private final SerializableString members;
    private final Optional<String> fingerprint;

    private ReplyHeader(String id, SerializableString members, Optional<String> fingerprint) {
        this.id = id;
        this.members = members;
        this.fingerprint = fingerprint;
    }

    /// The header of a reply that begins now.
    ///
    /// @param id with its prefix
    /// @param object such as `chat.completion`
    public static ReplyHeader of(String id, String object, Serving serving, InstantSource clock) {
        String members =
                "\"%s\",\"object\":\"%s\",\"created\":%d,\"model\":\"%s\""
                        .formatted(
                                escaped(id),
                                object,
                                clock.instant().getEpochSecond(),
                                escaped(serving.modelName()));
        return new ReplyHeader(id, new SerializedString(members), serving.fingerprint());
    }

    /// The reply's id.
    public String id() {
        return id;
    }

    /// The `system_fingerprint`.
    public Optional<String> fingerprint() {
        return fingerprint;
    }

    /// Writes the members into an object just begun.
    public void write(JsonGenerator json) {
        json.writeName(ID);
        json.writeRawValue(members);
    }

    /// As JSON writes it; halves of surrogate pairs, which UTF-8 cannot carry, become question marks.
    private static String escaped(String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(whole));
    }
}
