package dtu.okta.tokens;

import dtu.okta.OktaCall;
import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
import dtu.okta.zones.Zone;
import dtu.twins.Ids;
import dtu.twins.Tenant;
import dtu.twins.chance.Chance;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A token of the scheme SSWS.
 *
 * @param secret the part of the token's text that is its own; the rest is the tenant's
 * @param used when it was used last, give or take an hour
 */
public record ApiToken(
        Id id,
        String name,
        User.Id user,
        String secret,
        Json network,
        Instant created,
        Instant lastUpdated,
        Instant used) {
    public static final Table<Id, ApiToken> TOKENS = Table.of("ApiToken", ApiToken::id);
    static final Index<String, ApiToken> BY_SECRET = TOKENS.index("secret", ApiToken::secret);
    public static final Ids<Id> IDS = OktaIds.of("00T", Id::new);

    /** So long a token lives without being used. */
    static final Duration WINDOW = Duration.ofDays(30);

    /** Uses closer to each other than this are one, so that reading does not write. */
    private static final Duration GRAIN = Duration.ofHours(1);

    private static final Json ANYWHERE = Json.EMPTY_OBJECT.with("connection", "ANYWHERE");
    private static final String PREFIX = "00";
    private static final int SECRET_LENGTH = 30;
    private static final int LENGTH = PREFIX.length() + Tenant.KEY_LENGTH + SECRET_LENGTH;
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

    /** Identifies a token without giving it away. */
    public record Id(String value) implements EntityId {}

    public static ApiToken create(Id id, String name, User.Id user, Chance chance, Instant now) {
        var secret = new StringBuilder();
        for (var i = 0; i < SECRET_LENGTH; i++) {
            secret.append(LETTERS.charAt(chance.below(LETTERS.length(), i)));
        }
        return new ApiToken(id, name, user, secret.toString(), ANYWHERE, now, now, now);
    }

    ApiToken onTerms(String otherName, Json otherNetwork, Instant now) {
        return new ApiToken(id, otherName, user, secret, otherNetwork, created, now, used);
    }

    /** When it is lost unless it is used before. */
    public Instant expires() {
        return used.plus(WINDOW);
    }

    /** The state in which a token has just been used; the same as before if that is no news. */
    public static State used(State state, Id id, Instant now) {
        return state.find(TOKENS, id)
                .filter(token -> !now.isBefore(token.used.plus(GRAIN)))
                .map(token -> state.put(TOKENS, token.usedAt(now)))
                .orElse(state);
    }

    private ApiToken usedAt(Instant now) {
        return new ApiToken(id, name, user, secret, network, created, lastUpdated, now);
    }

    /** Whether its time is not over, and its owner still there. */
    public boolean isGood(OktaCall call) {
        return call.now().isBefore(expires())
                && call.state()
                        .find(User.USERS, user)
                        .filter(owner -> owner.status() != UserStatus.DEPROVISIONED)
                        .isPresent();
    }

    /** Whether it may be used from where the request comes. */
    public boolean admits(OktaCall call) {
        if (!network.textAt("connection").orElse("").equals("ZONE")) {
            return true;
        }
        var from = Zone.holding(call.state(), Zone.client(call))
                .map(zone -> zone.id().value())
                .toList();
        var included = zones("include");
        var excluded = zones("exclude");
        return (included.isEmpty() || isAmong(included, from)) && (excluded.isEmpty() || !isAmong(excluded, from));
    }

    private List<String> zones(String list) {
        return network.at(list).map(Json::elements).orElse(List.of()).stream()
                .map(Json::asText)
                .toList();
    }

    private static boolean isAmong(List<String> zones, List<String> from) {
        return zones.contains("ALL_ZONES") ? !from.isEmpty() : zones.stream().anyMatch(from::contains);
    }

    /** This token as the system log names it. */
    Event.Target target() {
        return new Event.Target("ApiToken", id.value(), "unknown", name);
    }

    /** The token as its owner holds it: the same row is another token for every tenant. */
    public String text(Tenant tenant) {
        return PREFIX + tenant.key() + secret;
    }

    /** The tenant key inside a token's text. */
    public static Optional<String> tenantKey(String text) {
        return text.length() == LENGTH && text.startsWith(PREFIX)
                ? Optional.of(text.substring(PREFIX.length(), PREFIX.length() + Tenant.KEY_LENGTH))
                : Optional.empty();
    }

    /** The token that a client presents, if it is one of this tenant's. */
    public static Optional<ApiToken> redeemed(OktaCall call, String text) {
        return tenantKey(text)
                .filter(call.tenant().key()::equals)
                .flatMap(key -> call.state().find(BY_SECRET, text.substring(PREFIX.length() + Tenant.KEY_LENGTH)));
    }
}
