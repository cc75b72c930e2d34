package dtu.okta.walks;

import dtu.twins.PathTemplate;
import dtu.twins.Route;
import dtu.twins.Routes;
import dtu.twins.chance.Chance;
import dtu.twins.http.Parameters;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a walk has learned from the answers: which ids there are, and behind which paths. */
final class Ground {
    private static final int ID_LENGTH = 20;
    private static final int PREFIX = 3;
    private static final Pattern ID = Pattern.compile("\"([0-9a-zA-Z]{20})\"(?!:)");
    private static final List<String> IDS = List.of("id", "kid", "key", "name");
    private static final List<String> NONSENSE = List.of("none", "00unone", "%00", "a%2Fb", "'", "-1");

    private final Map<String, Set<String>> behind = new HashMap<>();
    private final Map<String, Set<String>> ofPlaceholder = new HashMap<>();
    private final Map<String, Set<String>> withPrefix = new HashMap<>();
    private final Routes routes;
    private final String walker;

    /** Nobody saws off the branch on which they sit: who walks is not among what there is. */
    Ground(Routes routes, String walker) {
        this.routes = routes;
        this.walker = walker;
    }

    /** Remembers the ids of what an answer from that path shows. */
    void learn(String path, Json answer) {
        var shown = answer.isArray() ? answer.elements() : List.of(answer);
        for (var each : shown) {
            if (each.isObject()) {
                IDS.stream()
                        .flatMap(name -> each.textAt(name).stream())
                        .findFirst()
                        .ifPresent(id -> learn(path, id, answer.isArray()));
            }
        }
    }

    private void learn(String path, String id, boolean listed) {
        if (id.equals(walker) || path.contains(walker)) {
            return;
        }
        if (id.length() == ID_LENGTH) {
            withPrefix
                    .computeIfAbsent(id.substring(0, PREFIX), prefix -> new LinkedHashSet<>())
                    .add(id);
        }
        placeholder(path).filter(name -> listed || !path.endsWith(id)).ifPresent(name -> {
            behind.computeIfAbsent(path, place -> new LinkedHashSet<>()).add(id);
            ofPlaceholder
                    .computeIfAbsent(name, unnamed -> new LinkedHashSet<>())
                    .add(id);
        });
    }

    /** The name under which operations take what is behind a path. */
    private Optional<String> placeholder(String path) {
        return routes.all().stream()
                .map(Route::path)
                .filter(template -> fits(template, path))
                .map(template -> template.segments().getLast())
                .flatMap(last -> last instanceof PathTemplate.Placeholder(var name, var suffix)
                        ? Stream.of(name)
                        : Stream.empty())
                .findFirst();
    }

    private static boolean fits(PathTemplate template, String path) {
        var parts = List.of(path.substring(1).split("/", -1));
        var segments = template.segments();
        if (segments.size() != parts.size() + 1) {
            return false;
        }
        for (var i = 0; i < parts.size(); i++) {
            if (segments.get(i) instanceof PathTemplate.Literal(var text) && !text.equals(parts.get(i))) {
                return false;
            }
        }
        return segments.getLast() instanceof PathTemplate.Placeholder;
    }

    /** A path of the template that leads to something there is, mostly. */
    String path(PathTemplate template, Chance chance, double sense) {
        var path = new StringBuilder();
        var place = 0L;
        for (var segment : template.segments()) {
            var before = path.toString();
            path.append('/')
                    .append(
                            switch (segment) {
                                case PathTemplate.Literal(var text) -> text;
                                case PathTemplate.Placeholder(var name, var suffix) ->
                                    known(before, name, chance, place++, sense) + suffix;
                                case PathTemplate.Rest rest -> "none";
                            });
        }
        return path.toString();
    }

    private String known(String before, String name, Chance chance, long place, double sense) {
        var here = behind.getOrDefault(before, Set.of());
        var known = new ArrayList<>(here.isEmpty() ? ofPlaceholder.getOrDefault(name, Set.of()) : here);
        var sensible = chance.in("sense").happens(sense, place) && !known.isEmpty();
        var chosen = chance.in("id").pick(sensible ? known : NONSENSE, place);
        return sensible ? Parameters.encoded(chosen) : chosen;
    }

    /** The text with ids of others replaced by ids of the same kind that there are here. */
    String adopted(String text, Chance chance) {
        return ID.matcher(text).replaceAll(found -> {
            var known = withPrefix.getOrDefault(found.group(1).substring(0, PREFIX), Set.of());
            var chosen = known.isEmpty() ? found.group(1) : chance.pick(List.copyOf(known), found.start());
            return "\"" + chosen + "\"";
        });
    }
}
