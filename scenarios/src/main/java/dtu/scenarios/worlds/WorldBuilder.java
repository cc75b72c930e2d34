package dtu.scenarios.worlds;

import dtu.scenarios.language.Value;
import dtu.scenarios.language.WorldCard;
import dtu.scenarios.language.WorldFile;
import dtu.twins.Answer;
import dtu.twins.Operation;
import dtu.twins.Outgoing;
import dtu.twins.Tenant;
import dtu.twins.chance.Chance;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.universe.Cast;
import dtu.twins.universe.Clock;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.Neighbours;
import dtu.twins.universe.Own;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Scheduler;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Visit;
import dtu.twins.universe.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the world of a file: admits its people, and does everything else with vendor operations. */
public final class WorldBuilder {
    private static final int INVITED_AT_ONCE = 100;
    private static final Duration SETTLING = Duration.ofHours(1);

    private final WorldFile file;
    private final Universe universe;
    private final Dispatcher dispatcher = new Dispatcher(WorldBuilder::frontDoor);
    private final Population population;
    private final Chance chance;
    private final Map<String, String> authorizations = new HashMap<>();
    private final Map<String, List<Object>> lists = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> people = new LinkedHashMap<>();
    private final Map<String, List<Object>> owned = new HashMap<>();

    /**
     * A world that is ready to be forked.
     *
     * @param card what expressions see of it
     */
    public record Built(World world, WorldCard card) {}

    private WorldBuilder(WorldFile file, Universe universe, long seed) {
        this.file = file;
        this.universe = universe;
        this.chance = new Chance(seed).in("world").in(file.name());
        this.population = new Population(file, seed);
    }

    /**
     * A world in a universe of its own. The same file, seed and instant always make the same world.
     *
     * @param manifest the Slack app that the world has installed, if any
     */
    public static Built build(WorldFile file, Cast cast, Instant begins, long seed, Optional<Json> manifest) {
        var tenant = Tenant.of(file.name(), seed, Map.of());
        var clock = new Clock.Virtual(begins.minus(SETTLING));
        var universe = Universe.found(file.name(), tenant, cast, clock, InstantSource.fixed(begins), seed);
        var builder = new WorldBuilder(file, universe, seed);
        builder.fill(manifest);
        new Scheduler(new Neighbours()).advance(universe, begins);
        return new Built(universe.world(), builder.card());
    }

    /** The same in a universe that has just been founded, whatever its clock. */
    public static WorldCard settle(WorldFile file, Universe universe, long seed) {
        var builder = new WorldBuilder(file, universe, seed);
        builder.fill(Optional.empty());
        return builder.card();
    }

    private void fill(Optional<Json> manifest) {
        admitPeople();
        manifest.ifPresent(this::install);
        departments();
        apps();
        channels();
        file.provisioning().forEach(this::provision);
        setup();
        files();
    }

    private void admitPeople() {
        Visit.settle(universe, population.settlers());
        for (var resident : universe.world().own().scan(Own.RESIDENTS)) {
            var settler = resident.settler();
            var card = new LinkedHashMap<String, Object>();
            card.put("key", settler.key());
            card.put("name", settler.displayName());
            card.put("first", settler.firstName());
            card.put("last", settler.lastName());
            card.put("email", settler.email());
            card.put("title", settler.title());
            card.put("department", settler.department());
            card.put("kind", settler.kind());
            card.put("manager", settler.manager());
            card.putAll(resident.ids());
            card.put("baseline", baseline(settler.department()));
            people.put(settler.key(), card);
        }
    }

    private void install(Json manifest) {
        var request = Request.of(Method.PUT, "/apps/default/manifest").json(manifest.toString());
        click("slack", request, "the app's manifest");
    }

    /** What people do in a vendor's own client; a refusal is a broken world. */
    private void click(String service, Request request, String what) {
        universe.world().cast().find(service).ifPresent(twin -> {
            var answer = dispatcher.control(universe, twin, request, "founder");
            if (!answer.isSuccess()) {
                throw new BrokenWorld(what + " was refused: " + answer.body().text());
            }
        });
    }

    /** The app is not there yet; its address answers Slack's question whether it is one, and nothing else. */
    private static Answer frontDoor(Universe universe, Outgoing message) {
        if (message instanceof Outgoing.Http http) {
            var challenge = Json.written(http.request().body().bytes()).textAt("challenge");
            if (challenge.isPresent()) {
                return new Answer.Responded(Response.text(200, "text/plain", challenge.get()));
            }
        }
        return new Answer.Failed(Answer.Failure.CONNECTION_FAILED);
    }

    private List<String> baseline(String department) {
        return file.apps().stream()
                .filter(app -> app.baseline().contains(department))
                .map(WorldFile.App::name)
                .toList();
    }

    /** A group for each department, and a rule that keeps it. */
    private void departments() {
        for (var department : file.company().departments().keySet()) {
            var group = made(
                    "okta.addGroup",
                    Map.of(
                            "profile",
                            Map.of("name", "dept-" + department, "description", "Everybody in " + department)));
            var rule = made(
                    "okta.createGroupRule",
                    Map.of(
                            "type",
                            "group_rule",
                            "name",
                            "dept-" + department,
                            "conditions",
                            Map.of(
                                    "expression",
                                    Map.of(
                                            "type",
                                            "urn:okta:expression:1.0",
                                            "value",
                                            "user.department==\"" + department + "\"")),
                            "actions",
                            Map.of("assignUserToGroups", Map.of("groupIds", List.of(id(group))))));
            perform("okta.activateGroupRule", Map.of("groupRuleId", id(rule)));
            list("groups", Map.of("name", "dept-" + department, "id", id(group)));
            list("rules", Map.of("name", "dept-" + department, "id", id(rule)));
            var lead = people.get(population.leads().getOrDefault(department, ""));
            if (lead != null) {
                list("departments", Map.of("name", department, "lead", lead, "group", id(group)));
            }
        }
    }

    private void apps() {
        for (var app : file.apps()) {
            var group = made(
                    "okta.addGroup",
                    Map.of("profile", Map.of("name", "app-" + app.name(), "description", "May use " + app.name())));
            var owner = population.leads().getOrDefault(app.owner(), "");
            var application = made(
                    "okta.createApplication",
                    Map.of(
                            "name", "bookmark",
                            "label", app.name(),
                            "signOnMode", "BOOKMARK",
                            "profile", Map.of("sensitive", app.sensitive(), "owner", email(owner)),
                            "settings",
                                    Map.of(
                                            "app",
                                            Map.of(
                                                    "requestIntegration",
                                                    false,
                                                    "url",
                                                    "https://" + app.name() + ".acme.test/"))));
            perform("okta.assignGroupToApplication", Map.of("appId", id(application), "groupId", id(group)));
            list("groups", Map.of("name", "app-" + app.name(), "id", id(group)));
            list(
                    "apps",
                    Map.of(
                            "name", app.name(),
                            "id", id(application),
                            "group", id(group),
                            "sensitive", app.sensitive(),
                            "owner", owner));
        }
    }

    private void provision(String service) {
        universe.world().cast().find(service).ifPresent(twin -> {
            var issued = Visit.issue(universe, twin, String.valueOf(admin().get(service)), List.of());
            var accounts = people.values().stream()
                    .map(person -> Map.of("user", person.get("okta"), "externalId", person.get(service)))
                    .toList();
            Provisioning.begin(
                    this::perform,
                    (path, body) -> click("okta", Request.of(Method.POST, path).json(body), "an account in " + service),
                    service,
                    issued.textAt("token").orElse(""),
                    accounts);
        });
    }

    private String email(String key) {
        var person = people.get(key);
        return person == null ? "" : String.valueOf(person.get("email"));
    }

    private void channels() {
        for (var channel : file.channels()) {
            var made = made("slack.conversations.create", Map.of("name", channel.name()));
            var id = made.at("channel").flatMap(fields -> fields.textAt("id")).orElse("");
            perform("slack.conversations.setPurpose", Map.of("channel", id, "purpose", channel.purpose()));
            list("channels", Map.of("name", channel.name(), "id", id, "everybody", channel.everybody()));
            if (channel.everybody()) {
                inviteEverybody(id);
            }
        }
    }

    /** As many at a time as Slack takes. */
    private void inviteEverybody(String channel) {
        var members = new ArrayList<String>();
        appInSlack().ifPresent(members::add);
        people.values().stream()
                .filter(person -> !"admin".equals(person.get("kind")))
                .map(person -> String.valueOf(person.get("slack")))
                .forEach(members::add);
        for (var from = 0; from < members.size(); from += INVITED_AT_ONCE) {
            var some = members.subList(from, Math.min(members.size(), from + INVITED_AT_ONCE));
            perform("slack.conversations.invite", Map.of("channel", channel, "users", String.join(",", some)));
        }
    }

    /** The app's own member of the workspace, to be invited and mentioned. */
    private Optional<String> appInSlack() {
        var variables = Visit.environment(universe);
        return universe.world().cast().find("slack").flatMap(slack -> {
            var request = Request.of(Method.POST, "/api/auth.test")
                    .from(universe.tenant().root("slack"))
                    .header("Authorization", "Bearer " + variables.getOrDefault("SLACK_BOT_TOKEN", ""));
            return answer("slack.auth.test", request, dispatcher.dispatch(universe, slack, request, "founder"))
                    .textAt("user_id");
        });
    }

    private void setup() {
        for (var step : file.setup()) {
            var with = new LinkedHashMap<String, Object>();
            step.with().forEach((name, value) -> with.put(name, plain(value)));
            perform(step.operation(), with);
        }
    }

    /** Literals, and {@code =admin.<service>}: who the administrator is there. */
    private Object plain(Value value) {
        return switch (value) {
            case Value.Literal(var literal) -> literal;
            case Value.Computed(var expr)
            when expr.source().startsWith("admin.") ->
                admin().getOrDefault(expr.source().substring("admin.".length()), "");
            case Value.Items(var items) -> items.stream().map(this::plain).toList();
            case Value.Fields(var fields) -> {
                var map = new LinkedHashMap<String, Object>();
                fields.forEach((name, inner) -> map.put(name, plain(inner)));
                yield map;
            }
            default -> throw new IllegalArgumentException("a world's setup takes plain values: " + value);
        };
    }

    private Map<String, Object> admin() {
        return people.values().stream()
                .filter(person -> "admin".equals(person.get("kind")))
                .findFirst()
                .orElse(Map.of());
    }

    /** Files in Drive, each made by its owner; some people own many. */
    private void files() {
        var owners = people.values().stream()
                .filter(person -> "employee".equals(person.get("kind")))
                .toList();
        var few = Math.max(1, owners.size() / 10);
        for (var number = 0; number < file.company().files() && !owners.isEmpty(); number++) {
            var busy = chance.in("busy").happens(0.8, number);
            var owner = owners.get(chance.in("owner").below(busy ? few : owners.size(), number));
            var name = owner.get("department") + " plan " + (number + 1);
            var made = as("drive.files.create", Map.of("name", name, "mimeType", "text/plain"), owner);
            made.ifPresent(answer -> owned.computeIfAbsent(String.valueOf(owner.get("key")), key -> new ArrayList<>())
                    .add(Map.of("id", id(answer), "name", name)));
        }
    }

    private WorldCard card() {
        var contents = new LinkedHashMap<String, Object>(lists);
        for (var person : people.values()) {
            person.put("owns", owned.getOrDefault(String.valueOf(person.get("key")), List.of()));
        }
        contents.put("people", List.copyOf(people.values()));
        contents.put("admin", admin());
        appInSlack().ifPresent(member -> contents.put("bot", member));
        return new WorldCard(contents);
    }

    private void list(String name, Map<String, Object> entry) {
        lists.computeIfAbsent(name, key -> new ArrayList<>()).add(entry);
    }

    private Json made(String operation, Map<String, Object> with) {
        return perform(operation, with).orElse(Json.EMPTY_OBJECT);
    }

    private static String id(Json json) {
        return json.at("id").map(Json::asText).orElse("");
    }

    private Optional<Json> perform(String name, Map<String, Object> with) {
        return as(name, with, admin());
    }

    /** A vendor operation by a person. In a cast without that service nothing happens; a refusal is a broken world. */
    private Optional<Json> as(String name, Map<String, Object> with, Map<String, Object> person) {
        var operation = Operation.find(universe.world().cast().twins(), name);
        if (operation.isEmpty()) {
            return Optional.empty();
        }
        var twin = operation.get().twin();
        var key = twin.name() + "/" + person.get("key");
        var authorization = authorizations.computeIfAbsent(
                key,
                missing -> Visit.issue(universe, twin, String.valueOf(person.get(twin.name())), List.of())
                        .textAt("authorization")
                        .orElse(""));
        var request = operation
                .get()
                .request(with)
                .from(universe.tenant().root(twin.name()))
                .header("Authorization", authorization);
        return Optional.of(answer(name, request, dispatcher.dispatch(universe, twin, request, "founder")));
    }

    private static Json answer(String name, Request request, Reply reply) {
        if (!(reply instanceof Reply.Answered(Response response, Duration latency)) || !accepted(response)) {
            var said = reply instanceof Reply.Answered answered
                    ? answered.response().body().text()
                    : "nothing";
            throw new BrokenWorld(name + " was refused: " + request.body().text() + " -> " + said);
        }
        return response.body().isEmpty()
                ? Json.EMPTY_OBJECT
                : Json.written(response.body().bytes());
    }

    /** Slack refuses with a 200. */
    private static boolean accepted(Response response) {
        return response.isSuccess() && !response.body().text().startsWith("{\"ok\":false");
    }

    /** A world file asks for something that the vendors refuse. */
    public static final class BrokenWorld extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenWorld(String message) {
            super(message, null, false, false);
        }
    }
}
