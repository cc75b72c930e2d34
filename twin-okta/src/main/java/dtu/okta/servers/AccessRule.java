package dtu.okta.servers;

import dtu.okta.OktaIds;
import dtu.okta.groups.Group;
import dtu.okta.groups.Membership;
import dtu.okta.inline.InlineHook;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Ids;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For which requests a server issues tokens, and for how long. */
public record AccessRule(Id id, AccessPolicy.Id policy, Terms terms, Standing standing) implements Placed<AccessRule> {
    static final Table<Id, AccessRule> RULES = Table.of("AccessRule", AccessRule::id);
    private static final Index<Place, AccessRule> BY_PLACE =
            RULES.index("place", rule -> new Place(rule.policy(), rule.priority()));
    static final Ids<Id> IDS = OktaIds.of("0pr", Id::new);
    static final String EVERYONE = "EVERYONE";
    static final String EVERY_SCOPE = "*";
    static final String TOKEN_HOOK = "com.okta.oauth2.tokens.transform";
    private static final int HOUR = 60;
    private static final int WEEK = 10_080;

    /** Every grant there is a condition for. */
    static final List<String> GRANTS = List.of(
            "authorization_code",
            "implicit",
            "password",
            "client_credentials",
            "urn:ietf:params:oauth:grant-type:device_code",
            "urn:ietf:params:oauth:grant-type:token-exchange",
            "urn:ietf:params:oauth:grant-type:jwt-bearer",
            "urn:ietf:params:oauth:grant-type:saml2-bearer",
            "urn:openid:params:grant-type:ciba",
            "urn:okta:params:oauth:grant-type:otp",
            "urn:okta:params:oauth:grant-type:oob",
            "http://auth0.com/oauth/grant-type/mfa-otp",
            "http://auth0.com/oauth/grant-type/mfa-oob",
            "interaction_code");

    /** Twenty characters that begin with {@code 0pr}. */
    record Id(String value) implements EntityId {}

    /** Where it stands among those of its policy. */
    record Place(AccessPolicy.Id policy, long priority) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            var byPolicy = policy.compareTo(other.policy);
            return byPolicy != 0 ? byPolicy : Long.compare(priority, other.priority);
        }
    }

    /** People by their ids and groups by theirs, or {@code EVERYONE}. */
    record People(List<String> groups, List<String> users, List<String> exceptUsers) {
        People {
            groups = List.copyOf(groups);
            users = List.copyOf(users);
            exceptUsers = List.copyOf(exceptUsers);
        }

        boolean include(State state, User user) {
            return !exceptUsers.contains(user.id().value())
                    && (users.contains(user.id().value())
                            || groups.stream().anyMatch(group -> group.equals(EVERYONE) || isIn(state, group, user)));
        }

        private static boolean isIn(State state, String group, User user) {
            return state.find(Group.GROUPS, new Group.Id(group))
                    .filter(found -> Membership.isIn(state, found, user.id()))
                    .isPresent();
        }
    }

    /**
     * How long tokens last, in minutes.
     *
     * @param refresh a refresh token from its beginning; 0: for ever
     * @param window a refresh token between two uses
     */
    record Lifetimes(long access, long refresh, long window) {}

    /**
     * What its owner says of it.
     *
     * @param hook the id of the inline hook that may change the tokens; null when there is none
     */
    record Terms(
            String name,
            List<String> grants,
            People people,
            List<String> scopes,
            Lifetimes lifetimes,
            @Nullable String hook) {
        Terms {
            grants = List.copyOf(grants);
            scopes = List.copyOf(scopes);
        }
    }

    /** The rule that the default server begins with. */
    static AccessRule usual(Id id, AccessPolicy.Id policy, Instant now) {
        var terms = new Terms(
                "Default Policy Rule",
                GRANTS,
                new People(List.of(EVERYONE), List.of(), List.of()),
                List.of(EVERY_SCOPE),
                new Lifetimes(HOUR, 0, WEEK),
                null);
        return new AccessRule(id, policy, terms, Standing.begun(Status.ACTIVE, now));
    }

    /** The rules of a policy by priority. */
    static List<AccessRule> of(State state, AccessPolicy.Id policy) {
        Range<Index.Key<?>> places = BY_PLACE.where(place -> place.policy().compareTo(policy));
        return state.scan(BY_PLACE, places).toList();
    }

    AccessRule on(Terms changed, Status newStatus, Instant now) {
        return new AccessRule(id, policy, changed, standing.moved(newStatus, now));
    }

    @Override
    public AccessRule standing(Standing other) {
        return new AccessRule(id, policy, terms, other);
    }

    /** The state in which it stands at that place, or the last one, and the others of its policy around it. */
    State placedIn(State state, long place) {
        var others =
                of(state, policy).stream().filter(rule -> !rule.id().equals(id)).toList();
        return Placed.inserted(state, RULES, others, this, place);
    }

    /** The state without it, and the others of its policy closed up. */
    State removedFrom(State state) {
        var next = state.remove(RULES, id);
        return Placed.numbered(next, RULES, of(next, policy));
    }

    /** Whether all its conditions meet; those on people count only where there is one. */
    boolean admits(State state, Access asked) {
        var user = asked.user();
        return status().isActive()
                && terms.grants().contains(asked.grant())
                && (user == null || terms.people().include(state, user))
                && (terms.scopes().contains(EVERY_SCOPE) || terms.scopes().containsAll(asked.scopes()));
    }

    /** The hook that may change the tokens, if it is active. */
    public Optional<InlineHook> hook(State state) {
        return Optional.ofNullable(terms.hook()).flatMap(id -> InlineHook.active(state, id, TOKEN_HOOK));
    }

    /** Its policy and itself, as hooks are told. */
    public void named(JsonOut json) {
        json.text("id", policy.value()).object("rule", rule -> rule.text("id", id.value()));
    }

    public Duration accessLifetime() {
        return Duration.ofMinutes(terms.lifetimes().access());
    }

    /** How long a refresh token lasts in all; zero when that is unlimited. */
    public Duration refreshLifetime() {
        return Duration.ofMinutes(terms.lifetimes().refresh());
    }

    public Duration refreshWindow() {
        return Duration.ofMinutes(terms.lifetimes().window());
    }

    Event.Target target() {
        return new Event.Target("PolicyRule", id.value(), "unknown", terms.name());
    }
}
