package dtu.google.drive.files;

import static java.util.Map.entry;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.GoogleTime;
import dtu.twins.json.Fields;
import dtu.twins.json.Given;
import dtu.twins.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about a file; members that nobody may write, or nobody knows, are ignored as Drive ignores them.
 */
final class FileBody {
    private static final int PROPERTY_BYTES_MAX = 124;
    private static final int PROPERTIES_MAX = 30;
    private static final String COPY_NEEDS_WRITER = "copyRequiresWriterPermission";
    private static final List<String> TEXTS = List.of("description", "folderColorRgb", "originalFilename");
    private static final Map<String, String> FLAGS =
            Map.ofEntries(entry("writersCanShare", "writersCanShare"), entry(COPY_NEEDS_WRITER, COPY_NEEDS_WRITER));

    private final GoogleCall call;
    private final Fields fields;

    FileBody(GoogleCall call, Fields fields) {
        this.call = call;
        this.fields = fields;
    }

    static FileBody of(GoogleCall call) {
        return new FileBody(call, call.given());
    }

    Optional<String> text(String name) {
        return fields.text(name).toOptional();
    }

    boolean has(String name) {
        return fields.has(name);
    }

    Given<Boolean> truth(String name) {
        return fields.truth(name);
    }

    List<String> parents() {
        return fields.texts("parents").or(List.of());
    }

    /** The id of a shortcut's target; null when the body makes no shortcut. */
    @Nullable
    String target() {
        return fields.object("shortcutDetails")
                .toOptional()
                .flatMap(details -> details.text("targetId").toOptional())
                .orElse(null);
    }

    Optional<Instant> time(String name) {
        return text(name).map(text -> GoogleTime.read(text).orElseThrow(GoogleError.INVALID::refusal));
    }

    /** The file with everything set that the body sets and that only concerns the file itself. */
    DriveFile applied(DriveFile file) {
        var name = fields.text("name").or(file.name());
        var more = file.more();
        for (var text : TEXTS) {
            more = kept(more, text, fields.text(text).map(Json::text));
        }
        for (var flag : FLAGS.keySet()) {
            more = kept(more, flag, fields.truth(flag).map(Json::truth));
        }
        var viewersCopy = fields.truth("viewersCanCopyContent");
        if (viewersCopy.isValue()) {
            more = more.with(COPY_NEEDS_WRITER, Json.truth(!viewersCopy.or(true)));
        }
        more = kept(
                more, "contentRestrictions", fields.array("contentRestrictions").map(Json::array));
        more = withProperties(more);
        return file.named(name).with(more);
    }

    private Json withProperties(Json more) {
        var next = more;
        var shared = fields.object("properties").toOptional();
        if (shared.isPresent()) {
            var old = more.at("properties").orElse(Json.EMPTY_OBJECT);
            next = next.with("properties", merged(old, shared.get()));
        }
        var own = fields.object("appProperties").toOptional();
        if (own.isPresent()) {
            var client = call.bearer().client();
            var all = more.at("appProperties").orElse(Json.EMPTY_OBJECT);
            var old = all.at(client).orElse(Json.EMPTY_OBJECT);
            next = next.with("appProperties", all.with(client, merged(old, own.get())));
        }
        return next;
    }

    /** A null takes an entry away. */
    private static Json merged(Json old, Fields changes) {
        var map = old;
        for (var key : changes.json().names()) {
            var value = changes.text(key);
            map = switch (value) {
                case Given.Value<String>(var text) -> map.with(key, checked(key, text));
                case Given.Null<String> none -> map.without(key);
                case Given.Absent<String> none -> map;
            };
        }
        if (map.size() > PROPERTIES_MAX) {
            throw GoogleError.BAD_REQUEST.refusal("The maximum number of properties has been exceeded.");
        }
        return map;
    }

    private static String checked(String key, String value) {
        if ((key + value).getBytes(StandardCharsets.UTF_8).length > PROPERTY_BYTES_MAX) {
            throw GoogleError.BAD_REQUEST.refusal("The key and the value of a property are limited to 124 bytes.");
        }
        return value;
    }

    private static Json kept(Json more, String name, Given<Json> given) {
        return switch (given) {
            case Given.Value<Json>(var value) -> more.with(name, value);
            case Given.Null<Json> none -> more.without(name);
            case Given.Absent<Json> none -> more;
        };
    }
}
