package dtu.twins;

import dtu.twins.blobs.Blob;
import dtu.twins.http.Headers;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An operation by its name, and how a call of it looks on the wire: for scenarios, world files and agents. */
public record Operation(Twin twin, Route route) {
    private static final String QUERY = "query";

    /** The operation of that name, such as {@code okta.addGroup} or {@code drive.files.list}. */
    public static Optional<Operation> find(Collection<? extends Twin> twins, String name) {
        for (var twin : twins) {
            var own = name.startsWith(twin.name() + ".")
                    ? name.substring(twin.name().length() + 1)
                    : name;
            var route = twin.routes().named(own).or(() -> twin.routes().named(name));
            if (route.isPresent() && twin.operation(route.get()).equals(name)) {
                return Optional.of(new Operation(twin, route.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * A call of it. Arguments that name a placeholder of the path go there (a shorter name will do: {@code id} for
     * {@code userId}); the rest is the query of a GET or DELETE, else the body; what stands under {@code query} is
     * always query.
     */
    public Request request(Map<String, Object> arguments) {
        var rest = new LinkedHashMap<>(arguments);
        var query = rest.remove(QUERY) instanceof Map<?, ?> given ? parameters(given) : Parameters.NONE;
        var path = path(rest);
        var bodiless = route.method() == Method.GET || route.method() == Method.DELETE;
        if (bodiless) {
            for (var entry : parameters(rest).all()) {
                query = query.with(entry.name(), entry.value());
            }
        }
        var request =
                new Request(route.method(), "http://" + twin.name() + ".test", path, query, Headers.NONE, Blob.EMPTY);
        if (bodiless) {
            return request;
        }
        return twin.takesForms() ? request.form(parameters(rest)) : request.json(Json.textOf(rest));
    }

    private String path(Map<String, Object> rest) {
        var path = new StringBuilder();
        for (var segment : route.path().segments()) {
            path.append('/');
            switch (segment) {
                case PathTemplate.Literal(var text) -> path.append(text);
                case PathTemplate.Placeholder(var name, var suffix) ->
                    path.append(Parameters.encoded(taken(name, rest))).append(suffix);
                case PathTemplate.Rest(var name) -> path.append(taken(name, rest));
            }
        }
        return path.toString();
    }

    /** Takes the argument for a placeholder out of the rest; a thing with an id stands for its id. */
    private static String taken(String placeholder, Map<String, Object> rest) {
        var exact = rest.remove(placeholder);
        if (exact != null) {
            return text(exact);
        }
        var lower = placeholder.toLowerCase(Locale.ROOT);
        for (var name : List.copyOf(rest.keySet())) {
            if (lower.contains(name.toLowerCase(Locale.ROOT))) {
                return text(rest.remove(name));
            }
        }
        return "";
    }

    private static Parameters parameters(Map<?, ?> values) {
        var parameters = Parameters.NONE;
        var sorted = new TreeMap<String, @Nullable Object>();
        values.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        for (var entry : sorted.entrySet()) {
            parameters = parameters.with(entry.getKey(), text(entry.getValue()));
        }
        return parameters;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> thing when thing.get("id") != null -> String.valueOf(thing.get("id"));
            case Map<?, ?> thing -> Json.textOf(thing);
            case List<?> list -> Json.textOf(list);
            default -> String.valueOf(value);
        };
    }
}
