package dtu.okta.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.OktaTwin;
import dtu.okta.description.Description;
import dtu.okta.description.Parameter;
import dtu.okta.description.Parameter.Place;
import dtu.okta.parameters.Trial.Outcome;
import dtu.twins.Route;
import dtu.twins.Routes;
import dtu.twins.http.Request;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every parameter that Okta describes of an operation that is built makes a difference to some call: to the answer, or
 * to what is kept. Those that make none are listed with the reason, and nothing else is.
 */
class ParametersTest {
    private static final List<String> VALUES = List.of(
            "1", "true", "false", "nonsense", "2", "0", "{}", "[]", "[\"x\"]", "ASC", "DESC", "desc", "id", "name");
    private static final String UNKNOWN = "unheardOf";

    private final Routes routes = new OktaTwin().routes();
    private final World world = new World();
    private final Trial trial = new Trial(world.okta());
    private final Map<String, List<Request>> calls = KnownCall.all("calls.txt").stream()
            .collect(Collectors.groupingBy(
                    KnownCall::name,
                    TreeMap::new,
                    Collectors.mapping(
                            call -> call.in(world.names()).request(world.administrator()), Collectors.toList())));

    @BeforeEach
    void described() {
        Assumptions.assumeFalse(Description.all().isEmpty(), "no descriptions beside the repository");
    }

    @Test
    void no_parameter_that_the_vendor_describes_is_ignored_without_a_reason() {
        var ignored = new TreeSet<String>();
        live().forEach(route -> {
            for (var parameter : parameters(route)) {
                var known = calls.getOrDefault(route.operation(), List.of());
                if (known.stream().noneMatch(call -> matters(call, parameter))) {
                    ignored.add(route.operation() + " " + parameter.place() + " " + parameter.name());
                }
            }
        });
        assertThat(ignored).isEqualTo(new TreeSet<>(reasons().keySet()));
    }

    /** Otherwise a difference would prove nothing. */
    @Test
    void a_parameter_that_nobody_describes_makes_no_difference() {
        calls.forEach((operation, requests) -> requests.forEach(call -> {
            assertThat(routes.find(call.method(), call.path()))
                    .as(call.toString())
                    .isInstanceOfSatisfying(
                            Routes.Operation.class,
                            found -> assertThat(found.route().operation()).isEqualTo(operation));
            for (var place : List.of(Place.QUERY, Place.HEADER)) {
                var unknown = new Parameter(place, UNKNOWN, List.of());
                var with = outcome(KnownCall.with(call, unknown, "1"), unknown);
                assertThat(with).as(operation).isEqualTo(outcome(call, unknown));
            }
        }));
    }

    private Stream<Route> live() {
        return routes.all().stream().filter(Route::live);
    }

    /** What Okta itself fills in is not for clients to say. */
    private static List<Parameter> parameters(Route route) {
        return Description.all().stream()
                .filter(description ->
                        description.has(route.method(), route.path().text()))
                .findFirst()
                .map(description ->
                        description.parameters(route.method(), route.path().text()))
                .orElse(List.of())
                .stream()
                .filter(parameter -> parameter.place() != Place.JSON)
                .toList();
    }

    /** That nonsense in a query is refused does not say that sense does anything. */
    private boolean matters(Request call, Parameter parameter) {
        var bare = KnownCall.without(call, parameter);
        var without = outcome(bare, parameter);
        return Stream.concat(KnownCall.value(call, parameter).stream(), parameter.values().stream())
                        .map(value -> outcome(KnownCall.with(bare, parameter, value), parameter))
                        .anyMatch(with -> !with.equals(without))
                || values(parameter)
                        .map(value -> outcome(KnownCall.with(bare, parameter, value), parameter))
                        .anyMatch(with -> !with.equals(without) && (parameter.place() != Place.QUERY || with.isGood()));
    }

    /** A cursor is one that the org has given, which mostly is the id of something. */
    private Stream<String> values(Parameter parameter) {
        return parameter.name().equals("after")
                ? Stream.concat(VALUES.stream(), world.names().values().stream())
                : VALUES.stream();
    }

    private Outcome outcome(Request call, Parameter parameter) {
        var outcome = trial.outcome(call);
        return new Outcome(outcome.status(), withoutEcho(outcome.answer(), parameter.name()), outcome.kept());
    }

    /** Links to the page itself, and forms that lead back to where somebody came from, repeat what was asked. */
    private static String withoutEcho(String answer, String name) {
        return answer.replaceAll("[?&](amp;)?" + name + "=[^&\">]*", "")
                .replaceAll("<input type=\"hidden\" name=\"" + name + "\"[^>]*>\\s*", "");
    }

    private static Map<String, String> reasons() {
        return KnownCall.lines("parameters-ignored.tsv")
                .map(line -> line.split("\t", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
}
