package dtu.okta.bodies;

import dtu.okta.OktaCall;
import dtu.twins.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bodies of all operations that take JSON, each as Okta says that it is. */
public final class Bodies {
    private static final String TABLE = "bodies.txt";
    private static final String FORM = "form-urlencoded";
    private static final String OPERATION = ": ";
    private static final String INDENT = "  ";
    private static final String CHOICE = "?";

    public static final Bodies DESCRIBED = new Bodies(lines());

    private final Map<String, Kind> operations = new HashMap<>();
    private final Map<String, List<String>> table = new HashMap<>();
    /** Those that were asked for: of the several hundred a client needs a few. */
    private final Map<String, Shape> shapes = new ConcurrentHashMap<>();

    private Bodies(List<String> lines) {
        var next = 0;
        while (next < lines.size()) {
            var line = lines.get(next);
            var colon = line.indexOf(OPERATION);
            next++;
            if (colon > 0) {
                operations.put(line.substring(0, colon), Kind.of(line.substring(colon + OPERATION.length())));
            } else {
                var end = next;
                while (end < lines.size() && lines.get(end).startsWith(INDENT)) {
                    end++;
                }
                table.put(line, lines.subList(next, end));
                next = end;
            }
        }
    }

    private Shape read(String name) {
        var members = new ArrayList<Shape.Member>();
        var variants = new HashMap<String, String>();
        var choice = "";
        for (var line : table.getOrDefault(name, List.of())) {
            var parts = line.strip().split(" ", 2);
            if (parts[0].startsWith(CHOICE)) {
                choice = parts[0].substring(1);
                var variant = parts[1].split(" ", 2);
                variants.put(variant[0], variant[1]);
            } else {
                members.add(Shape.Member.of(parts[0], Kind.of(parts[1])));
            }
        }
        return new Shape(List.copyOf(members), choice, Map.copyOf(variants));
    }

    private static List<String> lines() {
        try (var table = Bodies.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException("no " + TABLE + " beside " + Bodies.class);
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Refuses a body that is not as described; one of which nothing is said is let pass. */
    public void check(OktaCall call, String operation) {
        var kind = operations.get(operation);
        if (kind != null
                && !call.request().body().isEmpty()
                && !call.request().mediaType().endsWith(FORM)) {
            var faults = new Faults(this);
            faults.judge("", call.json(), kind);
            faults.refuse();
        }
    }

    /** What the operation takes; anything when nothing is said of it. */
    public Kind of(String operation) {
        return operations.getOrDefault(operation, new Kind.Any());
    }

    /** The members that such an object may have, by the choices that it makes itself. */
    public Shape shape(Kind.Shaped kind, Json object) {
        var shape = shapes.computeIfAbsent(kind.shape(), this::read);
        var variant = shape.variant(object, kind.shape());
        return variant.equals(kind.shape()) ? shape : shape(new Kind.Shaped(variant), object);
    }
}
