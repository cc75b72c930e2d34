package dtu.twins.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Header lines in order; names compare without case, and one name may have several lines. */
public record Headers(List<Header> all) {
    public static final Headers NONE = new Headers(List.of());

    /** One header line. */
    public record Header(String name, String value) {}

    public Headers {
        all = List.copyOf(all);
    }

    /** Pairs of names and values. */
    public static Headers of(String... namesAndValues) {
        var headers = new ArrayList<Header>();
        for (var i = 0; i + 1 < namesAndValues.length; i += 2) {
            headers.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Headers(headers);
    }

    public Optional<String> first(String name) {
        for (var header : all) {
            if (header.name().equalsIgnoreCase(name)) {
                return Optional.of(header.value());
            }
        }
        return Optional.empty();
    }

    public List<String> every(String name) {
        return all.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    /** One more line, beside any of the same name. */
    public Headers plus(String name, String value) {
        return plus(new Headers(List.of(new Header(name, value))));
    }

    public Headers plus(Headers others) {
        if (all.isEmpty() || others.all.isEmpty()) {
            return all.isEmpty() ? others : this;
        }
        var both = all.toArray(new Header[all.size() + others.all.size()]);
        for (var i = 0; i < others.all.size(); i++) {
            both[all.size() + i] = others.all.get(i);
        }
        return new Headers(List.of(both));
    }

    /** One line in place of all of that name. */
    public Headers with(String name, String value) {
        return without(name).plus(name, value);
    }

    public Headers without(String name) {
        var others = new ArrayList<>(all);
        others.removeIf(header -> header.name().equalsIgnoreCase(name));
        return new Headers(others);
    }
}
