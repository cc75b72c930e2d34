package dtu.okta.users;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.twins.Commit;
import dtu.twins.Mail;
import java.util.Optional;

/** What {@code sendEmail=true} makes Okta tell the administrator who takes something away from a person. */
public final class DeactivationNotice {
    private DeactivationNotice() {}

    /** The commit with the mail in it, if the client wants one and a person calls; {@code what} is a sentence. */
    public static Commit in(OktaCall call, Commit commit, String what) {
        var wanted = call.flag("sendEmail").orElse(false);
        return administrator(call)
                .filter(user -> wanted)
                .map(user -> commit.mail(new Mail(
                        call.now(),
                        "okta",
                        "email",
                        user.email(),
                        "Okta deactivation notice",
                        "Hi " + user.attribute("firstName") + ", " + what,
                        "",
                        "")))
                .orElse(commit);
    }

    /** An app that acts for itself has no address. */
    private static Optional<User> administrator(OktaCall call) {
        return switch (call.caller()) {
            case OktaCaller.Token(var user, var token) -> Optional.of(user);
            case OktaCaller.Person(var user) -> Optional.of(user);
            case OktaCaller.Bearer(var client, var subject, var scopes) ->
                call.state().find(User.USERS, new User.Id(subject));
            case OktaCaller.Nobody nobody -> Optional.empty();
        };
    }
}
