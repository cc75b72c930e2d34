package dtu.slack.interactions;

import dtu.slack.SlackCall;
import dtu.slack.SlackIds;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.Ids;
import dtu.twins.Tenant;
import dtu.twins.state.EntityId;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address at which an app may answer an interaction later: five times, for half an hour, without a token.
 *
 * @param origin the message the interaction was with; null when it was with none
 */
record ResponseUrl(
        Id id,
        Kind kind,
        App.Id app,
        User.Id user,
        Channel.Id channel,
        Message.@Nullable Id origin,
        Instant issued,
        int uses) {
    static final Table<Id, ResponseUrl> RESPONSE_URLS = Table.of("ResponseUrl", ResponseUrl::id);
    static final Ids<Id> IDS = SlackIds.of("Ru", Id::new);

    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final int USES_MAX = 5;
    private static final int SECRET_LENGTH = 24;
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** Identifies an address; the secret beside it is the tenant's. */
    record Id(String value) implements EntityId {}

    /** What people did to bring it about; it is the first part of its path. */
    enum Kind {
        COMMANDS,
        ACTIONS,
        APP
    }

    /** A new one, and the state that knows it. */
    record Issued(ResponseUrl url, State state) {}

    static Issued issue(
            SlackCall call, State state, Kind kind, App app, User user, Channel channel, Message.@Nullable Id origin) {
        var url = new ResponseUrl(call.mint(IDS), kind, app.id(), user.id(), channel.id(), origin, call.now(), 0);
        return new Issued(url, state.put(RESPONSE_URLS, url));
    }

    /** The address as the app gets it. */
    String text(Tenant tenant) {
        var path = kind.name().toLowerCase(java.util.Locale.ROOT);
        return tenant.root("slack") + "/" + path + "/" + Workspace.id(tenant) + "/" + id.value() + "/" + secret(tenant);
    }

    String secret(Tenant tenant) {
        return tenant.secret("slack.response." + id.value(), LETTERS, SECRET_LENGTH);
    }

    boolean isExpired(Instant now) {
        return now.isAfter(issued.plus(LIFETIME));
    }

    boolean isUsedUp() {
        return uses >= USES_MAX;
    }

    ResponseUrl used() {
        return new ResponseUrl(id, kind, app, user, channel, origin, issued, uses + 1);
    }
}
