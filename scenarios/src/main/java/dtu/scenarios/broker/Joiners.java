package dtu.scenarios.broker;

import dtu.twins.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Welcomes people whom Okta has just activated. */
final class Joiners {
    static final List<String> EVENTS = List.of("user.lifecycle.create", "user.lifecycle.activate");

    private final Services services;
    private final Ledger ledger;

    Joiners(Services services, Ledger ledger) {
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
        user.flatMap(id -> services.okta().person(id)).ifPresent(this::welcome);
    }

    private void welcome(Okta.Person person) {
        services.slack()
                .memberByEmail(person.email())
                .ifPresent(member -> services.slack()
                        .post(
                                member,
                                "Welcome, " + person.name() + "! Ask me for what you need: request wiki",
                                "welcome",
                                Map.of(
                                        "user",
                                        person.id(),
                                        "known",
                                        ledger.requests().size())));
    }
}
