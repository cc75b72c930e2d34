package dtu.google.drive.files;

import dtu.google.people.Person;
import dtu.twins.state.EntityId;
import dtu.twins.state.Table;

/** An id that was handed out for a file to come. */
record GeneratedId(Id id, Person.Id person) {
    static final Table<Id, GeneratedId> GENERATED = Table.of("GeneratedId", GeneratedId::id);

    /** As a file's id. */
    record Id(String value) implements EntityId {}
}
