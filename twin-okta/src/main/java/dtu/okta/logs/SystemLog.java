package dtu.okta.logs;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.hooks.Deliveries;
import dtu.okta.users.User;
import dtu.okta.zones.Zone;
import dtu.twins.Announcement;
import dtu.twins.Commit;
import dtu.twins.chance.Chance;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.Locale;

/** Okta's System Log: everything a commit announces becomes an event of the log, at once. */
public final class SystemLog {
    private SystemLog() {}

    /** The commit with its events in the log. */
    public static Commit logged(OktaCall call, Commit commit) {
        var state = commit.state();
        var types = new ArrayList<String>();
        for (var announcement : commit.announcements()) {
            var entry = entry(call, announcement, state);
            state = state.append(LogEvent.LOG, entry);
            types.add(entry.type());
        }
        return Deliveries.sent(call, commit.with(state), types);
    }

    private static LogEvent entry(OktaCall call, Announcement announcement, State state) {
        var event = (Event) announcement;
        var origin = new LogEvent.Origin(
                call.requestId(),
                call.request().path(),
                call.caller() instanceof OktaCaller.Token(var user, var token) ? token : "",
                call.session(),
                call.route().isEmpty() ? null : client(call));
        var uuid = uuid(call.chance().in("event"), state.last(LogEvent.LOG));
        return new LogEvent(uuid, call.now(), event.type(), actor(call), event.targets(), event.reason(), origin);
    }

    private static LogEvent.Client client(OktaCall call) {
        var addresses = Zone.path(call);
        return new LogEvent.Client(
                call.caller() instanceof OktaCaller.Bearer(var client, var subject, var scopes) ? client : "",
                call.request().headers().first("User-Agent").orElse(""),
                addresses,
                Zone.holding(call.state(), addresses.getFirst())
                        .map(Zone::name)
                        .findFirst()
                        .orElse(""));
    }

    private static LogEvent.Actor actor(OktaCall call) {
        return switch (call.caller()) {
            case OktaCaller.Token(var user, var token) -> actor(user);
            case OktaCaller.Person(var user) -> actor(user);
            case OktaCaller.Bearer(var client, var subject, var scopes) ->
                new LogEvent.Actor("PublicClientApp", client, client, client);
            case OktaCaller.Nobody nobody ->
                new LogEvent.Actor("SystemPrincipal", "system", "system@okta.com", "Okta System");
        };
    }

    private static LogEvent.Actor actor(User user) {
        return new LogEvent.Actor("User", user.id().value(), user.login(), user.displayName());
    }

    private static String uuid(Chance chance, long ordinal) {
        var high = chance.draw(2 * ordinal);
        var low = chance.draw(2 * ordinal + 1);
        return String.format(
                Locale.ROOT,
                "%08x-%04x-4%03x-%04x-%012x",
                high >>> 32,
                (high >>> 16) & 0xffff,
                high & 0xfff,
                ((low >>> 48) & 0x3fff) | 0x8000,
                low & 0xffffffffffffL);
    }
}
