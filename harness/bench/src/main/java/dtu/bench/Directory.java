package dtu.bench;

import dtu.harness.run.Runner;
import dtu.okta.OktaTwin;
import dtu.okta.groups.Group;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Tenant;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import dtu.twins.universe.Cast;
import dtu.twins.universe.Checkpoint;
import dtu.twins.universe.Clock;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Universe;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An Okta org with so many people: ten to a department and to each group but one, which holds all but the first fifty,
 * so that these can join it. One in ten is suspended, and everybody was changed a second after the one before.
 */
final class Directory {
    static final int OUTSIDE = 50;
    private static final int TEAM = 10;

    private final OktaTwin okta = new OktaTwin();
    private final Dispatcher dispatcher = new Dispatcher(Courier.NOBODY);
    private final Universe universe = Universe.found(
            "bench",
            Tenant.of("bench", 1, Map.of()),
            new Cast(List.of(okta)),
            new Clock.Virtual(Runner.BEGINS),
            InstantSource.system(),
            1);
    private final String token = okta.environment(universe.look(okta)).getOrDefault("OKTA_CLIENT_TOKEN", "");
    private final int people;
    private final long bytes;
    private final Checkpoint start;

    Directory(int people) {
        this.people = people;
        var before = used();
        universe.act(okta, "bench", this::filled);
        bytes = used() - before;
        start = universe.checkpoint("filled");
    }

    /** What the collector leaves, after it had every chance. */
    private static long used() {
        var runtime = Runtime.getRuntime();
        for (var i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    int people() {
        return people;
    }

    long bytesPerPerson() {
        return bytes / people;
    }

    /** As it was in the beginning. */
    void restore() {
        universe.restore(start);
    }

    Request request(Method method, String path) {
        return Request.of(method, path)
                .header("Authorization", "SSWS " + token)
                .from(universe.tenant().root(okta.name()));
    }

    /** The body of an answer that is no refusal. */
    byte[] call(Request request) {
        if (!(dispatcher.dispatch(universe, okta, request, "bench") instanceof Reply.Answered(var answer, var late))) {
            throw new IllegalStateException("no answer to " + request.path());
        }
        if (answer.status() >= 300) {
            throw new IllegalStateException(
                    request.path() + ": " + answer.body().text());
        }
        return answer.body().bytes();
    }

    /** The id of a person in the middle, as a cursor. */
    String middle() {
        return person(people / 2);
    }

    /** A time after which ten people were changed. */
    String late() {
        return Runner.BEGINS.plusSeconds(people - TEAM - 1L).toString();
    }

    static String person(int number) {
        return id("00u", number);
    }

    static String group(int number) {
        return id("00g", number);
    }

    static String everybody() {
        return id("00g", 99_999_999);
    }

    static String address(int number) {
        return String.format(Locale.ROOT, "person%07d@acme.test", number);
    }

    private static String id(String prefix, int number) {
        return String.format(Locale.ROOT, "%s%017d", prefix, number);
    }

    private Commit filled(Call call) {
        var template = call.state().scan(User.USERS).first().orElseThrow();
        var users = IntStream.range(0, people)
                .mapToObj(number -> user(template, number))
                .toList();
        var pattern = call.state().scan(Group.GROUPS).first().orElseThrow();
        var groups = IntStream.range(0, people / TEAM)
                .mapToObj(number -> group(pattern, group(number), "Team " + number))
                .toList();
        var state = call.state()
                .putAll(User.USERS, users)
                .putAll(Group.GROUPS, groups)
                .put(Group.GROUPS, group(pattern, everybody(), "Whole company"));
        return Commit.commit(joined(state, users));
    }

    private static State joined(State given, List<User> users) {
        var state = given;
        var everybody = new Group.Id(everybody());
        for (var number = 0; number < users.size(); number++) {
            var user = users.get(number).id();
            state = state.link(Group.MEMBERS, new Group.Id(group(number / TEAM)), user);
            state = number < OUTSIDE ? state : state.link(Group.MEMBERS, everybody, user);
        }
        return state;
    }

    private static Group group(Group pattern, String id, String name) {
        var profile = new Group.Profile(name, null);
        return new Group(
                new Group.Id(id),
                Group.Type.OKTA_GROUP,
                profile,
                pattern.created(),
                pattern.lastUpdated(),
                pattern.lastMembershipUpdated());
    }

    private static User user(User template, int number) {
        var address = address(number);
        var profile = Json.EMPTY_OBJECT
                .with("firstName", "First" + number % 1000)
                .with("lastName", "Last" + number)
                .with("mobilePhone", Json.NULL)
                .with("secondEmail", Json.NULL)
                .with("login", address)
                .with("email", address)
                .with("displayName", "First" + number % 1000 + " Last" + number)
                .with("department", "Department " + number / TEAM)
                .with("title", "Engineer")
                .with("userType", "employee")
                .with("employeeNumber", Integer.toString(10_000 + number));
        var changed = Runner.BEGINS.plusSeconds(number);
        var old = template.times();
        var times = new User.Times(changed, changed, old.statusChanged(), old.activated(), null, null);
        var status = number % TEAM == 0 ? UserStatus.SUSPENDED : template.status();
        return new User(new User.Id(person(number)), status, template.type(), profile, template.credentials(), times);
    }
}
