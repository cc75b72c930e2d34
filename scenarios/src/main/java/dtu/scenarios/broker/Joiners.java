package dtu.scenarios.broker;

import dtu.scenarios.sut.Env;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Welcomes people whom Okta has just activated. */
final class Joiners {
    static final List<String> EVENTS = List.of("user.lifecycle.create", "user.lifecycle.activate");

    /** How long it may take Okta to make somebody's account in Slack, looked at so often. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final int LOOKS = 8;

    private final Env env;
    private final Services services;
    private final Ledger ledger;

    Joiners(Env env, Services services, Ledger ledger) {
        this.env = env;
        this.services = services;
        this.ledger = ledger;
    }

    /** One event of Okta's log. */
    void hear(Json event) {
        if (!event.textAt("eventType").equals(Optional.of("user.lifecycle.activate"))) {
            return;
        }
        var user = event.at("target").map(Json::elements).orElse(List.of()).stream()
                .filter(target -> target.textAt("type").equals(Optional.of("User")))
                .findFirst()
                .flatMap(target -> target.textAt("id"));
        user.flatMap(id -> services.okta().person(id)).ifPresent(person -> welcome(person, LOOKS));
    }

    /** Okta tells us as early as it begins to make the account in Slack, which may not be there yet. */
    private void welcome(Okta.Person person, int looks) {
        var member = services.slack().memberByEmail(person.email());
        if (member.isPresent()) {
            greet(member.get(), person);
        } else if (looks > 1) {
            var again = env.now().plus(PAUSE);
            env.at(again, "welcome-" + person.id() + "-" + looks, () -> welcome(person, looks - 1));
        }
    }

    private void greet(String member, Okta.Person person) {
        services.slack()
                .post(
                        member,
                        "Welcome, " + person.name() + "! Ask me for what you need: request wiki",
                        "welcome",
                        Map.of("user", person.id(), "known", ledger.requests().size()));
    }
}
