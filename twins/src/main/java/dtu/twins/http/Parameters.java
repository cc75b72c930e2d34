package dtu.twins.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Named values of a query string or a form body, in order; a name may occur more than once. */
public record Parameters(List<Parameter> all) {
    public static final Parameters NONE = new Parameters(List.of());

    /** One name and its value, both decoded. */
    public record Parameter(String name, String value) {}

    public Parameters {
        all = List.copyOf(all);
    }

    /**
     * Reads {@code a=1&b=2}; a name without {@code =} has the empty value. A broken escape is kept as it stands, since
     * no vendor refuses a request for one.
     */
    public static Parameters parse(String encoded) {
        if (encoded.isEmpty()) {
            return NONE;
        }
        var parameters = new ArrayList<Parameter>();
        for (var part : encoded.split("&", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            var equals = part.indexOf('=');
            var name = equals < 0 ? part : part.substring(0, equals);
            parameters.add(new Parameter(decoded(name), equals < 0 ? "" : decoded(part.substring(equals + 1))));
        }
        return new Parameters(parameters);
    }

    /** Pairs of names and values. */
    public static Parameters of(String... namesAndValues) {
        var parameters = new ArrayList<Parameter>();
        for (var i = 0; i + 1 < namesAndValues.length; i += 2) {
            parameters.add(new Parameter(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Parameters(parameters);
    }

    /** The first value of that name. */
    public Optional<String> first(String name) {
        for (var parameter : all) {
            if (parameter.name().equals(name)) {
                return Optional.of(parameter.value());
            }
        }
        return Optional.empty();
    }

    /** Every value of that name, in order. */
    public List<String> every(String name) {
        return all.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .toList();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** These with one name set to one value, in the place of its first occurrence, else at the end. */
    public Parameters with(String name, String value) {
        var changed = new ArrayList<Parameter>();
        var replaced = false;
        for (var parameter : all) {
            if (!parameter.name().equals(name)) {
                changed.add(parameter);
            } else if (!replaced) {
                changed.add(new Parameter(name, value));
                replaced = true;
            }
        }
        if (!replaced) {
            changed.add(new Parameter(name, value));
        }
        return new Parameters(changed);
    }

    public Parameters without(String name) {
        return new Parameters(
                all.stream().filter(parameter -> !parameter.name().equals(name)).toList());
    }

    /** As it stands behind the question mark of a URL. */
    public String encoded() {
        var text = new StringBuilder();
        for (var parameter : all) {
            text.append(text.isEmpty() ? "" : "&")
                    .append(encoded(parameter.name()))
                    .append('=')
                    .append(encoded(parameter.value()));
        }
        return text.toString();
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }
}
