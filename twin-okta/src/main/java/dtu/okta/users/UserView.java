package dtu.okta.users;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** A person as Okta shows one. */
public final class UserView {
    private static final String TRIMMING = "okta-response=";

    private UserView() {}

    /** What may be done to a person, as a link; which of them are shown depends on the status. */
    private enum Link {
        SUSPEND("suspend", "/lifecycle/suspend"),
        UNSUSPEND("unsuspend", "/lifecycle/unsuspend"),
        ACTIVATE("activate", "/lifecycle/activate"),
        REACTIVATE("reactivate", "/lifecycle/reactivate"),
        RESET_PASSWORD("resetPassword", "/lifecycle/reset_password"),
        EXPIRE_PASSWORD("expirePassword", "/lifecycle/expire_password"),
        RESET_FACTORS("resetFactors", "/lifecycle/reset_factors"),
        UNLOCK("unlock", "/lifecycle/unlock"),
        DEACTIVATE("deactivate", "/lifecycle/deactivate"),
        FORGOT_PASSWORD("forgotPassword", "/credentials/forgot_password"),
        CHANGE_RECOVERY_QUESTION("changeRecoveryQuestion", "/credentials/change_recovery_question"),
        CHANGE_PASSWORD("changePassword", "/credentials/change_password");

        private final String relation;
        private final String path;

        Link(String relation, String path) {
            this.relation = relation;
            this.path = path;
        }
    }

    private static final List<Link> SIGNED_UP = List.of(
            Link.SUSPEND,
            Link.RESET_PASSWORD,
            Link.FORGOT_PASSWORD,
            Link.EXPIRE_PASSWORD,
            Link.CHANGE_RECOVERY_QUESTION,
            Link.RESET_FACTORS,
            Link.CHANGE_PASSWORD,
            Link.DEACTIVATE);

    /** Those that a client may ask to leave out. */
    private static final Set<Link> OF_CREDENTIALS = Set.of(
            Link.CHANGE_PASSWORD,
            Link.CHANGE_RECOVERY_QUESTION,
            Link.FORGOT_PASSWORD,
            Link.RESET_PASSWORD,
            Link.RESET_FACTORS,
            Link.UNLOCK);

    private static List<Link> links(UserStatus status) {
        return switch (status) {
            case STAGED -> List.of(Link.ACTIVATE, Link.RESET_FACTORS);
            case PROVISIONED ->
                List.of(Link.SUSPEND, Link.RESET_PASSWORD, Link.REACTIVATE, Link.RESET_FACTORS, Link.DEACTIVATE);
            case ACTIVE, PASSWORD_EXPIRED -> SIGNED_UP;
            case RECOVERY ->
                List.of(
                        Link.SUSPEND,
                        Link.RESET_PASSWORD,
                        Link.REACTIVATE,
                        Link.CHANGE_RECOVERY_QUESTION,
                        Link.RESET_FACTORS,
                        Link.CHANGE_PASSWORD,
                        Link.DEACTIVATE);
            case LOCKED_OUT -> List.of(Link.UNLOCK, Link.RESET_PASSWORD, Link.RESET_FACTORS, Link.DEACTIVATE);
            case SUSPENDED -> List.of(Link.UNSUSPEND, Link.RESET_FACTORS, Link.DEACTIVATE);
            case DEPROVISIONED -> List.of(Link.ACTIVATE);
        };
    }

    /** As in a list of which the client may have asked for some members only. */
    static BiConsumer<JsonOut, User> inList(OktaCall call) {
        var shown = Shown.asked(call);
        return (json, user) -> {
            if (shown.isEmpty()) {
                inList(call, json, user);
            } else {
                var whole = Json.object(object -> listed(call, object, user));
                json.value(object -> object.membersOf(shown.get().of(whole)));
            }
        };
    }

    /** As in a list: with a link to itself only. */
    public static void inList(OktaCall call, JsonOut json, User user) {
        json.value(object -> listed(call, object, user));
    }

    private static void listed(OktaCall call, JsonOut json, User user) {
        members(call, json, user);
        json.object("_links", links -> self(call, links, user));
    }

    /** Alone: with a link to everything that may be done now. */
    public static void whole(OktaCall call, JsonOut json, User user) {
        members(call, json, user);
        json.object("_links", links -> links(call, links, user));
    }

    static Response ok(OktaCall call, User user) {
        return Response.json(200, json -> whole(call, json, user));
    }

    private static void members(OktaCall call, JsonOut json, User user) {
        json.text("id", user.id().value())
                .text("status", user.status().name())
                .text("created", OktaTime.text(user.times().created()))
                .text("activated", OktaTime.textOrNull(user.times().activated()))
                .text("statusChanged", OktaTime.textOrNull(user.times().statusChanged()))
                .text("lastLogin", OktaTime.textOrNull(user.times().lastLogin()))
                .text("lastUpdated", OktaTime.text(user.times().lastUpdated()))
                .text("passwordChanged", OktaTime.textOrNull(user.times().passwordChanged()))
                .object("type", type -> type.text("id", user.type().value()))
                .json("profile", user.profile());
        if (!omitted(call).contains("omitCredentials")) {
            json.object("credentials", user.credentials()::write);
        }
    }

    private static void links(OktaCall call, JsonOut json, User user) {
        var self = "/api/v1/users/" + user.id().value();
        var withoutCredentials = omitted(call).contains("omitCredentialsLinks");
        for (var link : links(user.status())) {
            if (withoutCredentials && OF_CREDENTIALS.contains(link)) {
                continue;
            }
            json.object(
                    link.relation,
                    object -> object.text("href", call.href(self + link.path)).text("method", "POST"));
        }
        var type = call.state().get(UserType.TYPES, user.type());
        json.object("schema", schema -> schema.text("href", call.href("/api/v1/meta/schemas/user/" + type.schema())));
        json.object(
                "type",
                object -> object.text(
                        "href", call.href("/api/v1/meta/types/user/" + type.id().value())));
        self(call, json, user);
        if (user.status() == UserStatus.DEPROVISIONED) {
            json.object("delete", delete -> delete.text("href", call.href(self)).text("method", "DELETE"));
        }
    }

    private static void self(OktaCall call, JsonOut links, User user) {
        links.object(
                "self",
                self -> self.text("href", call.href("/api/v1/users/" + user.id().value())));
    }

    /** What the client asks to leave out, in a parameter of its Content-Type header. */
    private static Set<String> omitted(OktaCall call) {
        var type = call.request().headers().first("Content-Type").orElse("");
        var start = type.indexOf(TRIMMING);
        if (start < 0) {
            return Set.of();
        }
        var list = type.substring(start + TRIMMING.length()).replace("\"", "");
        return Set.copyOf(Arrays.stream(list.split("[,;\\s]+", -1)).distinct().toList());
    }

    /** Changes with anything a client can see of a person. */
    static String etag(User user) {
        var times = user.times();
        var seen = new StringBuilder(user.id().value())
                .append(user.status().name())
                .append(user.type().value());
        for (var time : Arrays.asList(
                times.lastUpdated(),
                times.statusChanged(),
                times.activated(),
                times.lastLogin(),
                times.passwordChanged())) {
            seen.append('/').append(time == null ? 0 : time.toEpochMilli());
        }
        // The hash only has to tell profiles apart that were written within one millisecond.
        seen.append('/').append(user.profile().hashCode());
        return "W/\"" + Secret.digest(seen.toString()) + "\"";
    }
}
