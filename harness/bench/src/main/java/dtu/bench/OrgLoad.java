package dtu.bench;

import dtu.harness.run.Runner;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** An Okta org of a million people against one of a hundred: neither finding nor changing somebody may notice. */
final class OrgLoad {
    private static final int FEW = 100;
    private static final int MANY = 1_000_000;
    private static final int ROUNDS = 9;
    private static final int WARM = 4;
    private static final int CALLS = 1_000;
    private static final long LONGEST_NANOS = 500_000_000;
    private static final double GOAL = 1.5;

    private final Directory org;

    private OrgLoad(Directory org) {
        this.org = org;
    }

    /** One thing that clients do; {@code request} makes its number-th call. */
    private record Operation(String name, IntFunction<Request> request) {}

    static Figures measured() {
        var few = new OrgLoad(new Directory(FEW));
        var many = new OrgLoad(new Directory(MANY));
        var figures = new Figures(
                "An Okta org of 1,000,000 people against one of 100",
                "operation",
                "µs with 100",
                "µs with 1,000,000",
                "ratio",
                "goal",
                "");
        var small = few.operations();
        var large = many.operations();
        for (var i = 0; i < small.size(); i++) {
            compared(figures, few, small.get(i), many, large.get(i));
        }
        figures.row("bytes of a person with two groups", "", Figures.whole(many.org.bytesPerPerson()), "", "", "");
        return figures;
    }

    private List<Operation> operations() {
        var all = new ArrayList<Operation>();
        found(all);
        sought(all);
        grouped(all);
        written(all);
        return all;
    }

    private void found(List<Operation> all) {
        all.add(users("first page", "limit", "20"));
        all.add(users("page in the middle", "limit", "20", "after", org.middle()));
        all.add(users("search profile.email eq", "search", "profile.email eq \"" + Directory.address(60) + "\""));
        all.add(users("search profile.department eq, ten answers", "search", "profile.department eq \"Department 6\""));
        all.add(users("search status eq", "search", "status eq \"SUSPENDED\"", "limit", "5"));
        all.add(users(
                "search status eq and department eq",
                "search",
                "status eq \"ACTIVE\" and profile.department eq \"Department 6\""));
    }

    private void sought(List<Operation> all) {
        all.add(users("search lastUpdated gt, ten answers", "search", "lastUpdated gt \"" + org.late() + "\""));
        all.add(users(
                "search lastUpdated gt, nearly all",
                "search",
                "lastUpdated gt \"" + Runner.BEGINS + "\"",
                "limit",
                "20"));
        all.add(users("search profile.login sw, ten answers", "search", "profile.login sw \"person000001\""));
        all.add(users("search profile.login sw, nearly all", "search", "profile.login sw \"person\"", "limit", "20"));
        all.add(users(
                "search sorted by profile.lastName",
                "search",
                "status eq \"ACTIVE\"",
                "limit",
                "20",
                "sortBy",
                "profile.lastName"));
        all.add(users("q, ten answers", "q", "person000001"));
        all.add(users("filter profile.login eq", "filter", "profile.login eq \"" + Directory.address(60) + "\""));
        all.add(users("filter status eq", "filter", "status eq \"SUSPENDED\"", "limit", "5"));
        all.add(read("getUser by login", "/api/v1/users/" + Directory.address(60)));
    }

    private void grouped(List<Operation> all) {
        all.add(read("listGroups, first page", "/api/v1/groups", "limit", "5"));
        all.add(read(
                "listGroups, page in the middle",
                "/api/v1/groups",
                "limit",
                "4",
                "after",
                Directory.group(org.people() / 20)));
        all.add(read("listGroups, search by name", "/api/v1/groups", "search", "profile.name eq \"Team 6\""));
        all.add(read(
                "listGroupUsers of a big group", "/api/v1/groups/" + Directory.everybody() + "/users", "limit", "20"));
        all.add(read(
                "listGroupUsers of a big group, in the middle",
                "/api/v1/groups/" + Directory.everybody() + "/users",
                "limit",
                "20",
                "after",
                org.middle()));
        all.add(read("listGroupUsers of a small group", "/api/v1/groups/" + Directory.group(6) + "/users"));
        all.add(read("listUserGroups", "/api/v1/users/" + Directory.person(60) + "/groups"));
    }

    private void written(List<Operation> all) {
        all.add(new Operation(
                "assignUserToGroup, a small group",
                number -> org.request(Method.PUT, membership(Directory.group(9), number))));
        all.add(new Operation(
                "assignUserToGroup, a big group",
                number -> org.request(Method.PUT, membership(Directory.everybody(), number))));
        all.add(new Operation("createUser", this::newcomer));
        all.add(new Operation("updateUser", this::renamed));
    }

    private Operation users(String name, String... query) {
        return read("listUsers, " + name, "/api/v1/users", query);
    }

    private Operation read(String name, String path, String... query) {
        var request = org.request(
                Method.GET,
                query.length == 0 ? path : path + "?" + Parameters.of(query).encoded());
        return new Operation(name, number -> request);
    }

    private static String membership(String group, int number) {
        return "/api/v1/groups/" + group + "/users/" + Directory.person(number);
    }

    private Request newcomer(int number) {
        return org.request(Method.POST, "/api/v1/users").json("""
                {"profile": {"firstName": "New", "lastName": "Comer", "email": "new%d@acme.test",
                  "login": "new%d@acme.test", "department": "Department 6"}}""".formatted(number, number));
    }

    private Request renamed(int number) {
        return org.request(Method.POST, "/api/v1/users/" + Directory.person(number))
                .json("""
                {"profile": {"lastName": "Married"}}""");
    }

    /** The rounds of both take turns, so that whatever disturbs one disturbs the other. */
    private static void compared(Figures figures, OrgLoad few, Operation small, OrgLoad many, Operation large) {
        refuseUnlike(few, small, many, large);
        var least = new double[ROUNDS];
        var most = new double[ROUNDS];
        for (var round = -WARM; round < ROUNDS; round++) {
            var one = few.micros(small);
            var other = many.micros(large);
            if (round >= 0) {
                least[round] = one;
                most[round] = other;
            }
        }
        var ratio = Figures.median(most) / Figures.median(least);
        figures.row(
                small.name(),
                Figures.fine(Figures.median(least)),
                Figures.fine(Figures.median(most)),
                Figures.fine(ratio),
                Figures.fine(GOAL),
                Figures.atMost(GOAL, ratio));
    }

    /** Both must answer with as many rows, or the ratio says nothing. */
    private static void refuseUnlike(OrgLoad few, Operation small, OrgLoad many, Operation large) {
        var one = rows(few.org.call(small.request().apply(0)));
        var other = rows(many.org.call(large.request().apply(0)));
        if (one != other) {
            throw new IllegalStateException(small.name() + ": " + one + " rows against " + other);
        }
    }

    private static int rows(byte[] body) {
        return body.length == 0 ? 0 : Json.written(body).size();
    }

    /** Of one call, in time of this thread's processor; a round ends early when calls take too long. */
    private double micros(Operation operation) {
        var threads = ManagementFactory.getThreadMXBean();
        var start = threads.getCurrentThreadCpuTime();
        var calls = 0;
        var spent = 0L;
        while (calls < CALLS && spent < LONGEST_NANOS) {
            var number = calls % Directory.OUTSIDE;
            if (number == 0) {
                org.restore();
            }
            org.call(operation.request().apply(number));
            calls++;
            spent = threads.getCurrentThreadCpuTime() - start;
        }
        return spent / 1e3 / calls;
    }
}
