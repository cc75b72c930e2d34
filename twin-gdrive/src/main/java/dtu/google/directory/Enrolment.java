package dtu.google.directory;

import dtu.google.people.Person;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;

/** What the directory knows of an account beside its address. */
public record Enrolment(Person.Id id, String givenName, String familyName, Standing standing, Instant created) {
    static final Table<Person.Id, Enrolment> ENROLMENTS = Table.of("DirectoryUser", Enrolment::id);

    /** Whether the account opens anything. */
    enum Standing {
        ACTIVE,
        SUSPENDED,
        DELETED
    }

    /** Of somebody who has been here all along, as far as the name on the account tells. */
    static Enrolment of(State state, Person person) {
        return state.find(ENROLMENTS, person.id()).orElseGet(() -> {
            var name = person.displayName();
            var space = name.lastIndexOf(' ');
            var given = space < 0 ? name : name.substring(0, space);
            return new Enrolment(person.id(), given, name.substring(space + 1), Standing.ACTIVE, Instant.EPOCH);
        });
    }

    /** Nobody gets in with an account that is suspended or gone. */
    public static boolean opens(State state, Person.Id person) {
        return state.find(ENROLMENTS, person)
                .filter(enrolment -> enrolment.standing() != Standing.ACTIVE)
                .isEmpty();
    }

    Enrolment named(String given, String family) {
        return new Enrolment(id, given, family, standing, created);
    }

    Enrolment moved(Standing to) {
        return new Enrolment(id, givenName, familyName, to, created);
    }

    String fullName() {
        return givenName + " " + familyName;
    }
}
