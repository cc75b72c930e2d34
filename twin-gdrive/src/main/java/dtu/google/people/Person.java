package dtu.google.people;

import dtu.google.GoogleIds;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Relation;
import dtu.twins.state.Table;
import java.util.Locale;

/**
 * Somebody with an account.
 *
 * @param id the number by which permissions name the account
 * @param account the address in lower case; of a service account the part before the at sign only
 * @param root the id of the account's My Drive
 */
public record Person(Id id, Kind kind, String account, String displayName, String root) {
    public static final Table<Id, Person> PEOPLE = Table.of("Person", Person::id);
    static final Index<String, Person> BY_ACCOUNT = PEOPLE.index("account", Person::account);
    /** Who is in which group; a group is an address. */
    public static final Relation<String, Id> MEMBERS = Relation.of("GroupMember");

    /** Twenty digits. */
    public record Id(String value) implements EntityId {}

    /** What an account is for. */
    public enum Kind {
        USER,
        ADMIN,
        SERVICE
    }

    public static Person of(Kind kind, String address, String displayName, String root) {
        var account = key(address);
        return new Person(new Id(GoogleIds.permissionId(account)), kind, account, displayName, root);
    }

    public Person named(String name) {
        return new Person(id, kind, account, name, root);
    }

    /** As an index knows an address. */
    public static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /** The Workspace domain of the account; empty for a service account. */
    public String domain() {
        return account.substring(account.indexOf('@') + 1);
    }

    public boolean isService() {
        return kind == Kind.SERVICE;
    }
}
