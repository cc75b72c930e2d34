package dtu.slack.users;

import static dtu.slack.users.User.USERS;

import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.slack.files.Picture;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Task;
import dtu.twins.http.Response;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** What people tell about themselves: users.profile.*, their pictures, and who they are to other sites. */
final class Profiles {
    private static final List<Integer> IDENTITY_SIZES = List.of(24, 32, 48, 72, 192, 512);
    private static final int PIXELS_MAX = 10_000;

    private Profiles() {}

    static Response get(SlackCall call) {
        var id = call.arguments().or("user", call.user().id().value());
        var user = Users.visible(call, id, SlackError.USER_NOT_FOUND);
        var label =
                call.arguments().isTrue("include_labels") ? ProfileFields.Label.SHOWN : ProfileFields.Label.LEFT_OUT;
        return shown(call, user, label);
    }

    private static Response shown(SlackCall call, User user, ProfileFields.Label label) {
        var email = UserView.Email.of(call);
        return SlackAnswer.ok(
                call,
                json -> json.object("profile", profile -> {
                    UserView.profile(call, profile, user, email);
                    ProfileFields.members(
                            call.state(), profile, user.profile().card().fields(), label);
                }));
    }

    static Commit set(SlackCall call) {
        var change = ProfileChange.of(call);
        var before = subject(call);
        if (change.changesEmail(before) && !call.user().role().isAdmin()) {
            throw SlackError.NOT_ADMIN.refusal();
        }
        var after = before.withProfile(change.applied(call, before), call.now());
        var deed = People.changed(call, Deed.in(call.state()), before, after);
        var email = UserView.Email.of(call);
        var commit = deed.answer(SlackAnswer.ok(
                call,
                json -> json.text("username", after.name()).object("profile", profile -> {
                    UserView.profile(call, profile, after, email);
                    ProfileFields.members(
                            call.state(), profile, after.profile().card().fields(), ProfileFields.Label.LEFT_OUT);
                })));
        var expiration = after.profile().status().expiration();
        return expiration == 0
                ? commit
                : commit.later(Instant.ofEpochSecond(expiration), new Expiry(after.id(), expiration));
    }

    /** Oneself; others only for those who may. */
    private static User subject(SlackCall call) {
        var user = Users.user(call, call.arguments().or("user", call.user().id().value()));
        var caller = call.user();
        if (user.id().equals(caller.id())) {
            return user;
        }
        if (!caller.role().isAdmin()) {
            throw SlackError.NOT_ADMIN.refusal();
        }
        if (user.isBot() && !caller.role().isOwner()) {
            throw SlackError.NOT_APP_ADMIN.refusal();
        }
        if (user.role().isAdmin() && caller.role() != User.Role.PRIMARY_OWNER) {
            throw SlackError.CANNOT_UPDATE_ADMIN_USER.refusal();
        }
        return user;
    }

    /** A status has had its time, unless there is another one by now. */
    record Expiry(User.Id user, long expiration) implements Task {
        @Override
        public Commit run(Call given) {
            var call = (SlackCall) given;
            var found = call.state().get(USERS, user);
            if (found.profile().status().expiration() != expiration) {
                return Commit.commit(call.state());
            }
            var cleared = found.withProfile(found.profile().withStatus(User.Status.NONE), call.now());
            return People.changed(call, Deed.in(call.state()), found, cleared).answer(Response.empty(200));
        }
    }

    static Commit setPhoto(SlackCall call) {
        var image = call.upload("image").orElseThrow(SlackError.BAD_IMAGE);
        var picture = Picture.of(image).orElseThrow(SlackError.BAD_IMAGE);
        if (picture.width() > PIXELS_MAX || picture.height() > PIXELS_MAX) {
            throw SlackError.TOO_LARGE.refusal();
        }
        for (var crop : List.of("crop_w", "crop_x", "crop_y")) {
            if (call.arguments().filled(crop).isPresent()
                    && call.arguments().whole(crop).isEmpty()) {
                throw SlackError.BAD_IMAGE.refusal();
            }
        }
        var hash = HexFormat.of().toHexDigits(call.chance().in("photo").draw(0)).substring(0, 12);
        var after = photographed(call, hash);
        return People.changed(call, Deed.in(call.state()), call.user(), after)
                .answer(SlackAnswer.ok(
                        call, json -> json.object("profile", profile -> UserView.pictures(profile, after))));
    }

    static Commit deletePhoto(SlackCall call) {
        return People.changed(call, Deed.in(call.state()), call.user(), photographed(call, ""))
                .answer(SlackAnswer.ok(call));
    }

    private static User photographed(SlackCall call, String photo) {
        var user = call.user();
        var profile = user.profile();
        return user.withProfile(profile.withCard(profile.card().withPhoto(photo)), call.now());
    }

    /** For sites that people sign in to with Slack: each piece has a scope of its own. */
    static Response identity(SlackCall call) {
        var user = call.user();
        return SlackAnswer.ok(
                call,
                json -> json.object("user", out -> {
                            out.text("name", user.profile().realName())
                                    .text("id", user.id().value());
                            if (call.hasScope("identity.email")) {
                                out.text("email", user.profile().email());
                            }
                            if (call.hasScope("identity.avatar")) {
                                IDENTITY_SIZES.forEach(size -> out.text("image_" + size, UserView.image(user, size)));
                            }
                        })
                        .object("team", out -> {
                            if (call.hasScope("identity.team")) {
                                out.text("name", Workspace.NAME);
                            }
                            out.text("id", Workspace.id(call.tenant()));
                        }));
    }
}
