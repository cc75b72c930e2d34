package dtu.slack.scim;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.users.People;
import dtu.slack.users.User;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Task;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** How long a guest may stay; the account is deactivated when the time is up. */
public final class GuestTime {
    private static final String MEMBER = "expiration";
    private static final int DATE_LENGTH = 10;

    private GuestTime() {}

    /** When somebody's time is up, if anybody has said so. */
    public static Optional<Instant> of(State state, User.Id guest) {
        return state.find(Provisioned.PROVISIONED, guest).flatMap(row -> in(row.more()));
    }

    /** The same as a resource says it. */
    static Optional<Instant> in(Json resource) {
        return resource.at(Dialect.GUEST)
                .flatMap(guest -> guest.textAt(MEMBER))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(GuestTime::moment);
    }

    /** Where that person's time ends then. */
    public static State ending(State state, User.Id guest, Instant at) {
        var more = state.find(Provisioned.PROVISIONED, guest)
                .map(Provisioned::more)
                .orElse(Json.EMPTY_OBJECT);
        var extension = more.at(Dialect.GUEST).filter(Json::isObject).orElse(Json.EMPTY_OBJECT);
        var kept = more.with(Dialect.GUEST, extension.with(MEMBER, at.toString()));
        return state.put(Provisioned.PROVISIONED, new Provisioned(guest, kept));
    }

    private static Instant moment(String text) {
        try {
            return text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            throw ScimError.INVALID_EXPIRATION.refusal();
        }
    }

    /** A guest's time is up, unless it has been changed meanwhile. */
    public record Up(User.Id guest, Instant at) implements Task {
        @Override
        public Commit run(Call given) {
            var call = (SlackCall) given;
            var user = call.state()
                    .find(User.USERS, guest)
                    .filter(found -> !found.deleted() && found.role().isGuest());
            if (user.isEmpty() || of(call.state(), guest).filter(at::equals).isEmpty()) {
                return Commit.commit(call.state());
            }
            var gone = user.get().deactivated(call.now());
            return People.changed(call, Deed.in(call.state()), user.get(), gone).answer(Response.empty(200));
        }
    }
}
