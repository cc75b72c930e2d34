package dtu.harness.control;

import dtu.harness.server.Served;
import dtu.twins.Twin;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import dtu.twins.universe.Own;
import dtu.twins.universe.Universe;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The people of a universe: who they are, what they may act with, what they are sent. */
final class PeopleCalls {
    /** The services that one twin answers for under other names. */
    private static final Map<String, String> SERVICES = Map.of("drive", "google", "docs", "google", "sheets", "google");

    private PeopleCalls() {}

    static Served list(ControlCall call) {
        var residents = call.universe().world().own().scan(Own.RESIDENTS);
        return Served.of(Response.json(
                200,
                json -> json.array(
                        "people",
                        residents.stream(),
                        (out, resident) -> out.value(object -> write(object, resident)))));
    }

    static Served issue(ControlCall call) {
        var universe = call.universe();
        var body = call.body();
        var twin = twin(universe, body.requiredText("service"));
        var person = person(universe, twin, body.requiredText("person"));
        var answer = universe.act(
                twin,
                "owner",
                given -> twin.issue(given, person, body.texts("scopes").or(List.of())));
        if (!answer.isSuccess()) {
            throw ControlError.notFound(
                    twin.name() + " issues nothing to " + body.requiredText("person") + ": "
                            + answer.body().text(),
                    "GET …/people lists who lives here.");
        }
        var credential = Json.written(answer.body().bytes());
        return Served.of(Response.json(201, json -> json.membersOf(credential)));
    }

    static Served mail(ControlCall call) {
        var to = call.query("to").orElse("");
        var letters = call.universe().world().own().scan(Own.MAIL, Range.all()).stream()
                .filter(letter -> to.isEmpty() || letter.to().equals(to));
        return Served.of(Response.json(
                200,
                json -> json.array(
                        "mail",
                        letters,
                        (out, letter) -> out.value(
                                object -> object.text("at", letter.at().toString())
                                        .text("service", letter.service())
                                        .text("channel", letter.channel())
                                        .text("to", letter.to())
                                        .text("subject", letter.subject())
                                        .text("text", letter.text())
                                        .text("code", letter.code())
                                        .text("link", letter.link())))));
    }

    static Twin twin(Universe universe, String service) {
        var cast = universe.world().cast();
        return cast.find(SERVICES.getOrDefault(service, service))
                .orElseThrow(() -> ControlError.bad(
                        "There is no service " + service + ".",
                        "There are: "
                                + String.join(
                                        ", ",
                                        cast.twins().stream().map(Twin::name).toList())
                                + "."));
    }

    /** A person's id in a service, by the world's key, the e-mail address, or the id itself. */
    private static String person(Universe universe, Twin twin, String person) {
        var own = universe.world().own();
        return own.find(Own.RESIDENTS, person)
                .or(() -> own.scan(Own.RESIDENTS).stream()
                        .filter(resident -> resident.settler().email().equalsIgnoreCase(person))
                        .findFirst())
                .map(resident -> resident.ids().getOrDefault(twin.name(), person))
                .orElse(person);
    }

    private static void write(JsonOut json, Own.Resident resident) {
        var settler = resident.settler();
        json.text("key", resident.key())
                .text("firstName", settler.firstName())
                .text("lastName", settler.lastName())
                .text("email", settler.email())
                .text("title", settler.title())
                .text("department", settler.department())
                .text("kind", settler.kind())
                .text("manager", settler.manager())
                .texts("groups", settler.groups())
                .object("more", out -> new TreeMap<>(settler.more()).forEach(out::text))
                .object("ids", out -> new TreeMap<>(resident.ids()).forEach(out::text));
    }
}
