package dtu.okta.walks;

import dtu.okta.OktaTwin;
import dtu.okta.Org;
import dtu.okta.description.Description;
import dtu.twins.Route;
import dtu.twins.chance.Chance;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A walk through an org: requests that follow from a seed, the numbers of the steps, and what has been met so far. */
final class Walk {
    private static final double SENSE = 0.95;
    private static final List<String> VALUES =
            List.of("1", "2", "0", "-1", "true", "false", "x", "status eq \"ACTIVE\"", "id pr", "\"", "ASC");

    /** Who has revoked their own token, or signed off for good, meets nothing but refusals. */
    private static final List<String> ENDS = List.of("revokeCurrentApiToken", "revokeApiToken");

    /** Lists that come in pages, and what to add to each. */
    static final Map<String, String> PAGED = Map.of(
            "/api/v1/users",
            """
            {"profile": {"firstName": "A", "lastName": "B", "email": "NEW@acme.test", "login": "NEW@acme.test"}}""",
            "/api/v1/users?search=id%20pr",
            """
            {"profile": {"firstName": "A", "lastName": "B", "email": "s.NEW@acme.test", "login": "s.NEW@acme.test"}}""",
            "/api/v1/groups",
            "{\"profile\": {\"name\": \"NEW\"}}",
            "/api/v1/apps",
            """
            {"label": "NEW", "signOnMode": "BOOKMARK", "settings": {"app": {"url": "https://new.test"}}}""",
            "/api/v1/zones",
            """
            {"type": "IP", "name": "NEW", "gateways": [{"type": "CIDR", "value": "192.0.2.0/24"}]}""",
            "/api/v1/trustedOrigins",
            """
            {"name": "NEW", "origin": "https://NEW.test", "scopes": [{"type": "CORS"}]}""");

    private static final List<Route> LIVE = new OktaTwin()
            .routes().all().stream()
                    .filter(Route::live)
                    .filter(route -> !ENDS.contains(route.operation()))
                    .toList();

    private static final Map<String, List<String>> BODIES = described();

    private final Org okta = Org.inMemory();
    private final String authorization = "SSWS " + okta.solo().environment().getOrDefault("OKTA_CLIENT_TOKEN", "");
    private final Ground ground;
    private final Chance chance;
    private final OktaTwin twin = new OktaTwin();
    private final Set<String> read = new LinkedHashSet<>();

    Walk(long seed) {
        chance = new Chance(seed);
        ground =
                new Ground(new OktaTwin().routes(), okta.get("/api/v1/users/me").at("id"));
        look();
        settle();
        look();
    }

    Org okta() {
        return okta;
    }

    /** Lists everything that can be listed, outer things first. */
    void look() {
        for (var route : sorted(LIVE)) {
            if (route.method() == Method.GET) {
                sent(route, Request.get(ground.path(route.path(), chance.in("look"), 1)));
            }
        }
    }

    /** Makes one of everything that the description shows how to make. */
    private void settle() {
        var order = 0;
        for (var route : sorted(LIVE)) {
            for (var body : route.method() == Method.POST ? bodies(route) : List.<String>of()) {
                var here = chance.in("settle").in(order++);
                var made = Request.of(Method.POST, ground.path(route.path(), here, 1));
                if (route.path().text().equals(made.path()) || !made.path().contains("lifecycle")) {
                    sent(route, body.isEmpty() ? made : made.json(ground.adopted(body, here)));
                }
            }
        }
    }

    private static List<Route> sorted(List<Route> routes) {
        return routes.stream()
                .sorted(Comparator.comparingInt(route -> route.path().segments().size()))
                .toList();
    }

    /** Takes one step; the answer. */
    Org.Reply step(int number) {
        var here = chance.in(number);
        var route = here.in("route").pick(LIVE, 0);
        var path = ground.path(route.path(), here, SENSE);
        var query = query(route, here.in("query"));
        var request = Request.of(route.method(), path + (query.isEmpty() ? "" : "?" + query.encoded()));
        return sent(route, route.method() == Method.GET ? request : withBody(route, request, here.in("body")));
    }

    private Org.Reply sent(Route route, Request request) {
        var reply = told(request);
        if (reply.response().isSuccess()
                && (reply.text().startsWith("{") || reply.text().startsWith("["))) {
            ground.learn(request.path(), reply.json());
            if (route.method() == Method.GET) {
                read.add(request.path());
            }
        }
        return reply;
    }

    private Request withBody(Route route, Request request, Chance here) {
        var body = ground.adopted(here.in("which").pick(bodies(route), 0), here.in("ids"));
        return body.isEmpty() ? request : request.json(here.in("spoil").happens(0.2, 0) ? spoiled(body, here) : body);
    }

    private static List<String> bodies(Route route) {
        return BODIES.getOrDefault(route.operation(), List.of("{}", ""));
    }

    private static Map<String, List<String>> described() {
        var bodies = new HashMap<String, List<String>>();
        for (var route : LIVE) {
            for (var description : Description.all()) {
                description
                        .bodies(route.method(), route.path().text())
                        .forEach(body -> bodies.computeIfAbsent(route.operation(), operation -> new ArrayList<>())
                                .add(body.toString()));
            }
        }
        return bodies;
    }

    private static String spoiled(String body, Chance here) {
        if (!body.startsWith("{") || Json.of(body).names().isEmpty()) {
            return body + "}";
        }
        var object = Json.of(body);
        var name = here.in("member").pick(object.names(), 0);
        return switch (here.in("how").below(4, 0)) {
            case 0 -> object.without(name).toString();
            case 1 -> object.with(name, Json.NULL).toString();
            case 2 -> object.with(name, Json.number(7)).toString();
            default -> object.with(name, Json.text("")).toString();
        };
    }

    private static Parameters query(Route route, Chance here) {
        var parameters = Parameters.NONE;
        var number = 0L;
        for (var description : Description.all()) {
            for (var described :
                    description.queryParameters(route.method(), route.path().text())) {
                if (here.in("whether").happens(0.2, number++)) {
                    var values = new ArrayList<>(VALUES);
                    described.at("/schema/enum").forEach(value -> values.add(value.asText()));
                    parameters = parameters.with(
                            described.path("name").asText(), here.in("value").pick(values, number));
                }
            }
        }
        return parameters;
    }

    /** The paths that have been read with success so far. */
    List<String> read() {
        return List.copyOf(read);
    }

    String authorization() {
        return authorization;
    }

    OktaTwin twin() {
        return twin;
    }

    /** The ids of a list, as it is given without a limit. */
    List<String> ids(String list) {
        return get(list).json().elements().stream()
                .map(each -> each.textAt("id").orElseThrow())
                .toList();
    }

    /** Not judged by the description, which some of its own examples that the walk sends contradict. */
    Org.Reply get(String path) {
        return told(Request.get(path)).is(200);
    }

    private Org.Reply told(Request request) {
        return new Org.Reply(okta.solo().send(request.header("Authorization", authorization)));
    }

    /** Puts something new into a list. */
    void add(String list, int number) {
        var body = PAGED.getOrDefault(list, "{}").replace("NEW", "new" + number);
        told(Request.of(Method.POST, list.replaceFirst("\\?.*", "")).json(body)).is(200);
    }
}
