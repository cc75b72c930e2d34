package dtu.twins;

import dtu.twins.http.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A route table made ready for look-up: a tree of path segments, literals before placeholders. */
public final class Routes {
    private final List<Route> all;
    private final Map<String, Route> byOperation = new HashMap<>();
    private final Node root = new Node();

    public Routes(List<Route> all) {
        this.all = List.copyOf(all);
        for (var route : this.all) {
            byOperation.putIfAbsent(route.operation(), route);
            root.add(route, 0);
        }
    }

    /** What a path and method lead to. */
    public sealed interface Found {}

    /** An operation, and the decoded texts of its placeholders. */
    public record Operation(Route route, Map<String, String> path) implements Found {}

    /** The path is known, but not with this method. */
    public record WrongMethod(Set<Method> allowed) implements Found {}

    /** No operation has such a path. */
    public record Unknown() implements Found {}

    public List<Route> all() {
        return all;
    }

    /** The operation of that id, as the vendor names it. */
    public Optional<Route> named(String operation) {
        return Optional.ofNullable(byOperation.get(operation));
    }

    /**
     * Looks a raw (still percent-encoded) path up. HEAD leads to what GET leads to when there is nothing of its own.
     */
    public Found find(Method method, String path) {
        var captured = new ArrayList<String>();
        var segments = PathTemplate.split(path);
        var route = root.find(method, segments, 0, captured);
        if (route == null && method == Method.HEAD) {
            captured.clear();
            route = root.find(Method.GET, segments, 0, captured);
        }
        if (route != null) {
            return new Operation(route, named(route, captured));
        }
        var allowed = new EnumMap<Method, Boolean>(Method.class);
        for (var other : Method.values()) {
            if (root.find(other, segments, 0, new ArrayList<>()) != null) {
                allowed.put(other, true);
            }
        }
        return allowed.isEmpty() ? new Unknown() : new WrongMethod(Set.copyOf(allowed.keySet()));
    }

    private static Map<String, String> named(Route route, List<String> captured) {
        if (captured.isEmpty()) {
            return Map.of();
        }
        var names = new HashMap<String, String>();
        var next = 0;
        for (var segment : route.path().segments()) {
            switch (segment) {
                case PathTemplate.Literal literal -> {}
                case PathTemplate.Placeholder placeholder -> names.put(placeholder.name(), captured.get(next++));
                case PathTemplate.Rest rest -> names.put(rest.name(), captured.get(next++));
            }
        }
        return names;
    }

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final Map<String, Node> suffixes = new LinkedHashMap<>();
        private final Map<Method, Route> rest = new EnumMap<>(Method.class);
        private final Map<Method, Route> here = new EnumMap<>(Method.class);

        void add(Route route, int depth) {
            var segments = route.path().segments();
            if (depth == segments.size()) {
                put(here, route);
                return;
            }
            switch (segments.get(depth)) {
                case PathTemplate.Literal(var text) ->
                    literals.computeIfAbsent(text, key -> new Node()).add(route, depth + 1);
                case PathTemplate.Placeholder(var name, var suffix) ->
                    suffixes.computeIfAbsent(suffix, key -> new Node()).add(route, depth + 1);
                case PathTemplate.Rest last -> put(rest, route);
            }
        }

        private static void put(Map<Method, Route> routes, Route route) {
            var other = routes.putIfAbsent(route.method(), route);
            if (other != null) {
                throw new IllegalStateException(route.operation() + " and " + other.operation() + " share "
                        + route.method() + " " + route.path());
            }
        }

        @Nullable
        Route find(Method method, List<String> segments, int depth, List<String> captured) {
            if (depth == segments.size()) {
                return here.get(method);
            }
            var segment = segments.get(depth);
            var literal = literals.get(segment);
            var found = literal == null ? null : literal.find(method, segments, depth + 1, captured);
            if (found == null) {
                found = placeholder(method, segments, depth, captured);
            }
            if (found == null && rest.get(method) != null) {
                captured.add(decoded(String.join("/", segments.subList(depth, segments.size()))));
                found = rest.get(method);
            }
            return found;
        }

        /** A placeholder with a suffix goes before the bare one, so that {@code A1:B2:append} is a range and a verb. */
        private @Nullable Route placeholder(Method method, List<String> segments, int depth, List<String> captured) {
            var segment = segments.get(depth);
            for (var bare = 0; bare < 2; bare++) {
                for (var suffix : suffixes.entrySet()) {
                    var fits = suffix.getKey().isEmpty() == (bare == 1)
                            && segment.endsWith(suffix.getKey())
                            && segment.length() >= suffix.getKey().length();
                    if (fits) {
                        var size = captured.size();
                        captured.add(decoded(segment.substring(
                                0, segment.length() - suffix.getKey().length())));
                        var found = suffix.getValue().find(method, segments, depth + 1, captured);
                        if (found != null) {
                            return found;
                        }
                        captured.subList(size, captured.size()).clear();
                    }
                }
            }
            return null;
        }
    }

    private static String decoded(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return segment;
        }
    }
}
