package dtu.slack.admin;

import dtu.slack.SlackIds;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.Ids;
import dtu.twins.json.JsonOut;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants somebody else to be let in, where only administrators may let people in.
 *
 * @param decision null while nobody has decided
 */
public record InviteRequest(
        Id id,
        String email,
        User.Id requester,
        List<Channel.Id> channels,
        String reason,
        Instant created,
        @Nullable Decision decision) {
    static final Table<Id, InviteRequest> REQUESTS = Table.of("InviteRequest", InviteRequest::id);
    static final Index<Verdict, InviteRequest> BY_VERDICT = REQUESTS.index("verdict", InviteRequest::verdict);
    static final Ids<Id> IDS = SlackIds.of("Ir", Id::new);

    /** Letters and digits that begin with {@code Ir}. */
    public record Id(String value) implements EntityId {}

    /** Who decided what, and when. */
    public record Decision(Verdict verdict, User.Id by, Instant at) {}

    /** What becomes of a request. */
    public enum Verdict {
        PENDING,
        APPROVED,
        DENIED
    }

    public InviteRequest {
        channels = List.copyOf(channels);
    }

    Verdict verdict() {
        return decision == null ? Verdict.PENDING : decision.verdict();
    }

    InviteRequest decided(Verdict verdict, User.Id by, Instant now) {
        return new InviteRequest(id, email, requester, channels, reason, created, new Decision(verdict, by, now));
    }

    List<String> channelIds() {
        return channels.stream().map(Channel.Id::value).toList();
    }

    /** As administrators and their apps see it. */
    public void members(JsonOut json) {
        json.text("id", id.value())
                .text("email", email)
                .number("date_created", created.getEpochSecond())
                .texts("requester_ids", List.of(requester.value()))
                .texts("channel_ids", channelIds())
                .text("invite_type", "full_member")
                .text("request_reason", reason);
    }
}
