package dtu.slack.admin;

import static dtu.slack.Refused.refused;
import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.admin.InviteRequest.REQUESTS;

import dtu.slack.Cursor;
import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.admin.InviteRequest.Verdict;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.Places;
import dtu.slack.events.PeopleEvent;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.List;
import java.util.Objects;

/** Slack's methods admin.inviteRequests.*: members ask in the client, administrators decide here. */
public final class AdminInvites {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        write("admin.inviteRequests.approve",       AdminInvites::approve),
        write("admin.inviteRequests.deny",          AdminInvites::deny),
        read ("admin.inviteRequests.list",          AdminInvites::pending),
        read ("admin.inviteRequests.approved.list", AdminInvites::approved),
        read ("admin.inviteRequests.denied.list",   AdminInvites::denied));
    // spotless:on

    public static final List<Route> CONTROLS =
            List.of(write("inviteRequests.post", Method.POST, "/invite-requests", AdminInvites::ask));

    public static final List<Shape> SHAPES = List.of(REQUESTS);

    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;

    private AdminInvites() {}

    /** What a member does in the client. */
    private static Commit ask(SlackCall call) {
        var given = call.body();
        var requester = call.state()
                .find(User.USERS, new User.Id(given.requiredText("requester")))
                .filter(user -> user.isPerson() && !user.deleted())
                .orElseThrow(() -> refused(409, "user_not_found"));
        var email = given.requiredText("email");
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw refused(409, "invalid_email");
        }
        if (call.state().find(User.BY_EMAIL, User.key(email)).isPresent()) {
            throw refused(409, "already_in_team");
        }
        var channels = given.texts("channels").or(List.of()).stream()
                .map(id -> Places.visible(call.state(), requester.id(), id)
                        .orElseThrow(() -> refused(409, "channel_not_found"))
                        .id())
                .toList();
        var reason = given.text("reason").or("");
        var request = new InviteRequest(
                call.mint(InviteRequest.IDS), email, requester.id(), channels, reason, call.now(), null);
        return Deed.in(call.state().put(REQUESTS, request))
                .tell(new PeopleEvent.InviteRequested(request, call.now()))
                .answer(Response.json(
                        200,
                        json -> json.truth("ok", true)
                                .text("invite_request_id", request.id().value())));
    }

    /** As if the administrator had invited them. */
    private static Commit approve(SlackCall call) {
        var request = request(call);
        if (call.state().find(User.BY_EMAIL, User.key(request.email())).isPresent()) {
            throw SlackError.FAILED_TO_SEND_INVITE.refusal();
        }
        var channels = request.channels().stream()
                .flatMap(id -> call.state().find(Channel.CHANNELS, id).stream())
                .filter(channel -> !channel.isArchived())
                .toList();
        var deed =
                AdminUsers.joined(call, Deed.in(decided(call, request, Verdict.APPROVED)), request.email(), channels);
        return deed.answer(SlackAnswer.ok(call)).mail(AdminUsers.letter(call, request.email()));
    }

    private static Commit deny(SlackCall call) {
        return Commit.commit(decided(call, request(call), Verdict.DENIED)).answer(SlackAnswer.ok(call));
    }

    private static State decided(SlackCall call, InviteRequest request, Verdict verdict) {
        return call.state().put(REQUESTS, request.decided(verdict, call.user().id(), call.now()));
    }

    private static Response pending(SlackCall call) {
        return page(call, Verdict.PENDING, "invite_requests", (json, request) -> request.members(json));
    }

    private static Response approved(SlackCall call) {
        return page(call, Verdict.APPROVED, "approved_requests", (json, request) -> {
            var decision = Objects.requireNonNull(request.decision());
            json.object("invite_request", request::members)
                    .object("approved_by", by -> actor(by, decision))
                    .object(
                            "invite",
                            invite -> invite.text("email", request.email())
                                    .text("inviter_id", decision.by().value())
                                    .number("date_created", decision.at().getEpochSecond())
                                    .truth("is_bouncing", false)
                                    .object(
                                            "invite_preferences",
                                            each -> each.truth("is_restricted", false)
                                                    .truth("is_ultra_restricted", false)
                                                    .texts("channel_ids", request.channelIds())
                                                    .truth("is_domain_matched", false)));
        });
    }

    private static Response denied(SlackCall call) {
        return page(
                call,
                Verdict.DENIED,
                "denied_requests",
                (json, request) -> json.object("invite_request", request::members)
                        .object("denied_by", by -> actor(by, Objects.requireNonNull(request.decision()))));
    }

    /** What a page shows of each request. */
    private interface View {
        void members(JsonOut json, InviteRequest request);
    }

    private static Response page(SlackCall call, Verdict verdict, String name, View view) {
        Admins.requireAdmin(call);
        Admins.requireTeamIfAny(call);
        var behind = new InviteRequest.Id(Cursor.given(call, "invite").orElse(""));
        var rows = call.state()
                .scan(
                        InviteRequest.BY_VERDICT,
                        InviteRequest.BY_VERDICT.exactly(verdict).and(InviteRequest.BY_VERDICT.after(verdict, behind)));
        var page = rows.limit(Cursor.limit(call, LIMIT, LIMIT_MAX)).toList();
        var cursor = rows.size() > page.size()
                ? Cursor.after("invite", page.getLast().id().value())
                : "";
        return SlackAnswer.page(
                call,
                cursor,
                json -> json.array(name, page, (out, request) -> out.value(each -> view.members(each, request))));
    }

    private static void actor(JsonOut json, InviteRequest.Decision decision) {
        json.text("actor_type", "user").text("actor_id", decision.by().value());
    }

    private static InviteRequest request(SlackCall call) {
        Admins.requireAdmin(call);
        Admins.requireTeamIfAny(call);
        var request = call.state()
                .find(REQUESTS, new InviteRequest.Id(call.arguments().or("invite_request_id", "")))
                .orElseThrow(SlackError.INVALID_REQUEST);
        if (request.verdict() != Verdict.PENDING) {
            throw SlackError.ALREADY_PROCESSED.refusal();
        }
        return request;
    }
}
