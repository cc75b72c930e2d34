package dtu.okta.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.OktaTwin;
import dtu.okta.bodies.Bodies;
import dtu.okta.bodies.Kind;
import dtu.okta.parameters.Trial.Outcome;
import dtu.twins.Route;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every member that Okta describes of the body of an operation that is built makes a difference to some call: to the
 * answer, or to what is kept. Those that make none are listed with the reason, and nothing else is.
 */
class MembersTest {
    private static final String UNKNOWN = "unheardOf";

    /** Why a member makes no difference; an asterisk stands for any text. */
    private static final List<Reason> REASONS = KnownCall.lines("members-ignored.tsv")
            .map(line -> line.split("\t", 2))
            .map(parts -> new Reason(parts[0], parts[1]))
            .toList();

    private final World world = new World();
    private final Trial trial = new Trial(world.okta());
    private final Map<String, List<Request>> calls = KnownCall.all("bodies.txt").stream()
            .collect(Collectors.groupingBy(
                    KnownCall::name,
                    TreeMap::new,
                    Collectors.mapping(
                            call -> call.in(world.names()).request(world.administrator()), Collectors.toList())));

    private record Reason(String members, String says) {
        boolean covers(String member) {
            var pattern =
                    Stream.of(members.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return member.matches(pattern);
        }

        boolean isOfWholeOperation() {
            return members.endsWith(" *") && !members.startsWith("*");
        }
    }

    @Test
    void no_member_that_the_vendor_describes_is_ignored_without_a_reason() {
        var ignored = new TreeSet<String>();
        calls.forEach((name, requests) -> {
            var places = new TreeMap<String, Boolean>();
            for (var call : requests) {
                for (var member : Member.of(body(call), kind(name))) {
                    if (!places.getOrDefault(member.place(), false)) {
                        places.put(member.place(), matters(call, member));
                    }
                }
            }
            places.forEach((place, matters) -> {
                if (!matters) {
                    ignored.add(name + " " + place);
                }
            });
        });
        var unexplained = ignored.stream()
                .filter(member -> REASONS.stream().noneMatch(reason -> reason.covers(member)))
                .toList();
        var needless = REASONS.stream()
                .filter(reason -> ignored.stream().noneMatch(reason::covers))
                .filter(reason -> !reason.isOfWholeOperation())
                .toList();
        assertThat(unexplained).isEmpty();
        assertThat(needless).isEmpty();
    }

    @Test
    void every_operation_that_takes_a_body_is_called() {
        var missing = new TreeSet<String>();
        var names = calls.keySet().stream().map(MembersTest::operation).collect(Collectors.toSet());
        new OktaTwin()
                .routes().all().stream()
                        .filter(Route::live)
                        .map(Route::operation)
                        .forEach(operation -> {
                            var isListed = REASONS.stream().anyMatch(reason -> reason.covers(operation + " "));
                            if (!(Bodies.DESCRIBED.of(operation) instanceof Kind.Any)
                                    && !names.contains(operation)
                                    && !isListed) {
                                missing.add(operation);
                            }
                        });
        assertThat(missing).isEmpty();
    }

    /** Of a call that is refused, members could be ignored unnoticed: none is, but for a code that nobody was sent. */
    @Test
    void the_calls_succeed() {
        var refused = new TreeSet<String>();
        calls.forEach((name, requests) -> requests.stream()
                .map(trial::outcome)
                .filter(outcome -> !outcome.isGood() && !outcome.answer().contains("Invalid Passcode"))
                .forEach(outcome -> refused.add(name + " " + outcome.answer())));
        assertThat(refused).isEmpty();
    }

    /** Otherwise a difference would prove nothing. */
    @Test
    void a_member_that_nobody_describes_makes_no_difference() {
        var kept = new TreeSet<String>();
        calls.forEach((name, requests) -> requests.forEach(call -> {
            if (body(call).isObject()) {
                var with = call.json(body(call).with(UNKNOWN, "x").toString());
                var outcome = trial.outcome(with);
                if (outcome.isGood() && !outcome.equals(trial.outcome(call))) {
                    kept.add(name);
                }
            }
        }));
        assertThat(kept).isEmpty();
    }

    /** What is refused when it is missing has not been read yet: two values of it have to differ. */
    private boolean matters(Request call, Member member) {
        var outcomes = new HashSet<Outcome>();
        var without = trial.outcome(with(call, member, Json.NULL));
        if (without.isGood()) {
            outcomes.add(without);
        }
        return Stream.concat(Stream.of(member.present()), Samples.of(member.kind()))
                        .filter(value -> !value.isNull())
                        .map(value -> trial.outcome(with(call, member, value)))
                        .anyMatch(outcome -> outcomes.add(outcome) && outcomes.size() > 1)
                || (outcomes.size() == 1 && isRefusedByName(outcomes.iterator().next(), body(call), member));
    }

    /** A refusal names what it refuses: the member, or something around it that the call does not have otherwise. */
    private static boolean isRefusedByName(Outcome outcome, Json body, Member member) {
        return !outcome.isGood()
                && member.added(body)
                        .map(name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b"))
                        .anyMatch(name -> name.matcher(outcome.answer()).find());
    }

    private static Request with(Request call, Member member, Json value) {
        return call.json(member.placed().apply(value).toString());
    }

    private static Json body(Request call) {
        return Json.of(call.body().text());
    }

    private static Kind kind(String name) {
        return Bodies.DESCRIBED.of(operation(name));
    }

    /** Without the kind of thing that is made. */
    private static String operation(String name) {
        return name.split(":", 2)[0];
    }
}
