package dtu.okta.users;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.twins.json.JsonOut;

/** A person as Okta shows one. */
public final class UserView {
    private UserView() {}

    /** As in a list: with a link to itself only. */
    public static void inList(OktaCall call, JsonOut json, User user) {
        json.value(object -> {
            members(object, user);
            object.object("_links", links -> self(call, links, user));
        });
    }

    private static void members(JsonOut json, User user) {
        json.text("id", user.id().value())
                .text("status", user.status().name())
                .text("created", OktaTime.text(user.times().created()))
                .text("activated", OktaTime.textOrNull(user.times().activated()))
                .text("statusChanged", OktaTime.text(user.times().statusChanged()))
                .text("lastLogin", OktaTime.textOrNull(user.times().lastLogin()))
                .text("lastUpdated", OktaTime.text(user.times().lastUpdated()))
                .text("passwordChanged", OktaTime.textOrNull(user.times().passwordChanged()))
                .json("profile", user.profile());
    }

    private static void self(OktaCall call, JsonOut links, User user) {
        links.object(
                "self",
                self -> self.text("href", call.href("/api/v1/users/" + user.id().value())));
    }
}
