package dtu.okta.schemas;

import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import java.io.IOException;

/** The attributes that Okta itself defines. */
public final class BuiltInAttributes {
    private static final Json ALL = read("base.json");
    static final Json LOG_STREAMS = read("logstreams.json");

    private BuiltInAttributes() {}

    /**
     * Of {@code user}, {@code group}, {@code oidc}, {@code app} or a service that Okta provisions: definitions by name.
     */
    public static Json of(String kind) {
        return ALL.at(kind).orElseThrow();
    }

    /** One attribute of people, with what an org has changed about it. */
    public static Json user(String name, Json changes) {
        var own = of("user").at(name).orElse(Json.EMPTY_OBJECT);
        return own.merged(changes.at(name).orElse(Json.EMPTY_OBJECT));
    }

    private static Json read(String file) {
        try (var stream = BuiltInAttributes.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("no " + file + " beside " + BuiltInAttributes.class);
            }
            return Json.parse(stream.readAllBytes());
        } catch (IOException | MalformedJson broken) {
            throw new IllegalStateException(broken);
        }
    }
}
