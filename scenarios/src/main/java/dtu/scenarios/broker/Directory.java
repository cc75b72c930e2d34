package dtu.scenarios.broker;

import dtu.scenarios.broker.Okta.Person;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who in Slack is who in Okta. The address is what both have in common, whatever its case. */
final class Directory {
    private final Slack slack;
    private final Okta okta;
    private final Set<Bug> bugs;

    Directory(Slack slack, Okta okta, Set<Bug> bugs) {
        this.slack = slack;
        this.okta = okta;
        this.bugs = bugs;
    }

    /** The person behind a member of the Slack workspace. */
    Optional<Person> behind(String member) {
        return slack.member(member).flatMap(user -> {
            var profile = user.at("profile");
            var email = profile.flatMap(fields -> fields.textAt("email")).orElse("");
            var name = profile.flatMap(fields -> fields.textAt("real_name"))
                    .or(() -> user.textAt("real_name"))
                    .orElse("");
            return bugs.contains(Bug.NAME_MATCH) ? named(name) : addressed(email);
        });
    }

    /** The person with that address. */
    Optional<Person> addressed(String email) {
        if (bugs.contains(Bug.CASE_MATCH)) {
            return okta.filtered("profile.email eq \"" + email.toLowerCase(Locale.ROOT) + "\"");
        }
        return okta.found("profile.email eq \"" + email + "\"");
    }

    private Optional<Person> named(String name) {
        var space = name.indexOf(' ');
        return space < 0
                ? Optional.empty()
                : okta.found("profile.firstName eq \"" + name.substring(0, space) + "\" and profile.lastName eq \""
                        + name.substring(space + 1) + "\"");
    }

    /** Who decides for a person: the manager, if that is somebody who works here. */
    Optional<Person> approver(Person person) {
        return person.manager().isEmpty() ? Optional.empty() : okta.person(person.manager());
    }

    Optional<String> inSlack(Person person) {
        return slack.memberByEmail(person.email());
    }
}
