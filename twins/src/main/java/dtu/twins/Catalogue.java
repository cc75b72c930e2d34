package dtu.twins;

import dtu.twins.http.Method;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * All operations a vendor has, as a list beside the twin: lines of operation id, method, path template and tier,
 * separated by tabs. It ranks the operations that are built and makes stubs of the others.
 */
public record Catalogue(List<Entry> entries) {
    private static final int COLUMNS = 4;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

    /** One operation of the vendor. */
    public record Entry(String operation, Method method, String path, int tier) {}

    /** Reads the list that lies beside a class. */
    public static Catalogue beside(Class<?> twin, String resource) {
        var stream = twin.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("no " + resource + " beside " + twin.getName());
        }
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new Catalogue(lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Catalogue::entry)
                    .toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * The live routes with their tiers, and a stub for every operation of the list whose method and path none of them
     * has.
     */
    public List<Route> completed(List<Route> live, Function<Entry, Requirement> requirement) {
        var tiers = new HashMap<String, Integer>();
        entries.forEach(entry -> tiers.put(place(entry.method(), entry.path()), entry.tier()));
        var taken = new HashSet<String>();
        var all = new ArrayList<Route>();
        for (var route : live) {
            var place = place(route.method(), route.path().text());
            taken.add(place);
            all.add(route.inTier(tiers.getOrDefault(place, route.tier())));
        }
        for (var entry : entries) {
            if (taken.add(place(entry.method(), entry.path()))) {
                all.add(new Route(
                        entry.operation(),
                        entry.method(),
                        PathTemplate.parse(entry.path()),
                        entry.tier(),
                        requirement.apply(entry),
                        new Route.Stub()));
            }
        }
        return all;
    }

    /** Method and path with all placeholders made alike, since vendors rename them between editions. */
    private static String place(Method method, String path) {
        return method + " " + PLACEHOLDER.matcher(path).replaceAll("{}");
    }

    private static Entry entry(String line) {
        var columns = line.split("\t", -1);
        if (columns.length < COLUMNS) {
            throw new IllegalStateException("not an operation: " + line);
        }
        return new Entry(columns[0], Method.valueOf(columns[1]), columns[2], Integer.parseInt(columns[3]));
    }
}
