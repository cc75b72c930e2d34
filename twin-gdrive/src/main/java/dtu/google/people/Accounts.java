package dtu.google.people;

import dtu.twins.Tenant;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Accounts by their addresses. The address of a service account ends in the tenant's project. */
public final class Accounts {
    private static final String SERVICE_HOST = ".iam.gserviceaccount.com";
    private static final String PROJECT = "dtu-";

    private static final int CUSTOMER_LENGTH = 7;

    private Accounts() {}

    /** The project that service accounts and OAuth clients belong to. */
    public static String project(Tenant tenant) {
        return PROJECT + tenant.key().toLowerCase(Locale.ROOT);
    }

    public static String address(Tenant tenant, Person person) {
        return person.isService() ? person.account() + "@" + project(tenant) + SERVICE_HOST : person.account();
    }

    /** The tenant key inside the address of a service account. */
    public static Optional<String> tenantKey(String address) {
        var at = address.indexOf("@" + PROJECT);
        if (at < 0 || !address.endsWith(SERVICE_HOST)) {
            return Optional.empty();
        }
        var from = at + 1 + PROJECT.length();
        var to = address.length() - SERVICE_HOST.length();
        return from < to ? Optional.of(address.substring(from, to).toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    /** The account with that address, if it is one of this tenant's. */
    public static Optional<Person> find(State state, Tenant tenant, String address) {
        return state.find(Person.BY_ACCOUNT, neutral(tenant, address));
    }

    /** Every account whose address comes behind that one, by address. */
    public static Stream<Person> behind(State state, String account) {
        return state.scan(Person.BY_ACCOUNT, Person.BY_ACCOUNT.above(account)).stream();
    }

    /** The customer's own id. */
    public static String customer(Tenant tenant) {
        return "C0" + tenant.key().toLowerCase(Locale.ROOT).substring(0, CUSTOMER_LENGTH);
    }

    /** The address as rows know it: without the tenant's project. */
    public static String neutral(Tenant tenant, String address) {
        var key = Person.key(address);
        var mine = "@" + project(tenant) + SERVICE_HOST;
        return key.endsWith(mine) ? key.substring(0, key.length() - mine.length()) : key;
    }

    /** The address of rows as this tenant writes it. */
    public static String rendered(State state, Tenant tenant, String neutral) {
        return state.find(Person.BY_ACCOUNT, neutral)
                .map(person -> address(tenant, person))
                .orElse(neutral);
    }

    /** A person as Drive shows one. */
    public static void write(JsonOut json, Tenant tenant, Person person, @Nullable Person viewer) {
        json.text("kind", "drive#user")
                .text("displayName", person.isService() ? address(tenant, person) : person.displayName())
                .truth("me", person.equals(viewer))
                .text("permissionId", person.id().value())
                .text("emailAddress", address(tenant, person));
    }
}
