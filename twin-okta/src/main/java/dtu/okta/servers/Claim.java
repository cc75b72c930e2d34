package dtu.okta.servers;

import dtu.okta.OktaIds;
import dtu.twins.Ids;
import dtu.twins.Minting;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Something that a server's tokens say. */
public record Claim(Id id, AuthorizationServer.Id server, Terms terms, Status status, Origin origin) {
    static final Table<Id, Claim> CLAIMS = Table.of("AuthorizationServerClaim", Claim::id);
    private static final Index<AuthorizationServer.Id, Claim> BY_SERVER = CLAIMS.index("server", Claim::server);
    static final Ids<Id> IDS = OktaIds.of("ocl", Id::new);

    private static final List<String> PROFILE = List.of(
            "birthdate",
            "family_name",
            "gender",
            "given_name",
            "locale",
            "middle_name",
            "name",
            "nickname",
            "picture",
            "preferred_username",
            "profile",
            "updated_at",
            "website",
            "zoneinfo");

    /** Twenty characters that begin with {@code ocl}. */
    public record Id(String value) implements EntityId {}

    /** Which token a claim stands in. */
    public enum Kind {
        /** The ID token, and what is told at userinfo. */
        IDENTITY,
        /** The access token. */
        RESOURCE
    }

    /** Where its value comes from. */
    public enum ValueType {
        EXPRESSION,
        GROUPS,
        SYSTEM
    }

    /** How a claim of groups picks them by their names. */
    public enum GroupFilter {
        NONE,
        STARTS_WITH,
        EQUALS,
        CONTAINS,
        REGEX
    }

    /** When an ID token has it that comes with an access token, from which the rest can be had. */
    public enum Presence {
        ALWAYS,
        WHEN_ALONE
    }

    /** Who has made a claim. */
    enum Origin {
        SYSTEM,
        CUSTOM
    }

    /**
     * What its owner says of it.
     *
     * @param scopes of which one must be granted; none: it is there whatever is granted
     */
    public record Terms(
            String name,
            Kind kind,
            ValueType type,
            String value,
            GroupFilter filter,
            Presence presence,
            List<String> scopes) {
        public Terms {
            scopes = List.copyOf(scopes);
        }
    }

    /** The claims that every server has from the beginning: the subject, and those of OpenID Connect. */
    static List<Claim> system(Minting minting, AuthorizationServer.Id server) {
        var subject = new Terms(
                "sub",
                Kind.RESOURCE,
                ValueType.EXPRESSION,
                "(appuser != null) ? appuser.userName : app.clientId",
                GroupFilter.NONE,
                Presence.ALWAYS,
                List.of());
        var others = Stream.of(
                        PROFILE.stream().map(name -> standard(name, "profile")),
                        Stream.of("email", "email_verified").map(name -> standard(name, "email")),
                        Stream.of(standard("phone_number", "phone"), standard("address", "address")))
                .flatMap(each -> each);
        return Stream.concat(Stream.of(subject), others)
                .map(terms -> new Claim(minting.next(IDS), server, terms, Status.ACTIVE, Origin.SYSTEM))
                .toList();
    }

    private static Terms standard(String name, String scope) {
        return new Terms(
                name, Kind.IDENTITY, ValueType.SYSTEM, "", GroupFilter.NONE, Presence.WHEN_ALONE, List.of(scope));
    }

    Claim on(Terms changed, Status newStatus) {
        return new Claim(id, server, changed, newStatus, origin);
    }

    /** The claims of a server, in the order in which they were made. */
    static Stream<Claim> of(State state, AuthorizationServer.Id server) {
        return state.scan(BY_SERVER, server).stream();
    }

    /** Those that count for a token of that kind with those scopes. */
    public static Stream<Claim> of(State state, AuthorizationServer.Id server, Kind kind, List<String> scopes) {
        return of(state, server)
                .filter(claim -> claim.status().isActive() && claim.terms().kind() == kind)
                .filter(claim -> claim.terms().scopes().isEmpty()
                        || claim.terms().scopes().stream().anyMatch(scopes::contains));
    }

    boolean isSystem() {
        return origin == Origin.SYSTEM;
    }

    /** Names differ between claims of one kind, in any case. */
    boolean isNamed(String name, Kind kind) {
        return terms.kind() == kind && terms.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
    }
}
