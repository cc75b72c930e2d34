package dtu.okta.users;

import dtu.okta.OktaCall;
import dtu.twins.Commit;
import dtu.twins.Mail;
import dtu.twins.http.Response;

/** The link by which a person who has no password yet begins: sent to them, or handed to the administrator. */
final class Invitation {
    private Invitation() {}

    /** The commit with a new link in it; with {@code sendEmail=false} the link is the answer instead of a mail. */
    static Commit to(User user, OktaCall call, Commit commit) {
        var ticket = Ticket.issued(call, user.id(), Ticket.Purpose.ACTIVATION);
        var invited = commit.with(ticket.in(commit.state()));
        if (call.flag("sendEmail").orElse(true)) {
            return invited.mail(letter(user, call, ticket)).answer(Response.json(200, json -> {}));
        }
        return invited.answer(Response.json(
                200,
                json -> json.text("activationUrl", ticket.url(call))
                        .text("activationToken", ticket.token(call.tenant()))));
    }

    static Mail letter(User user, OktaCall call, Ticket ticket) {
        return new Mail(
                call.now(),
                "okta",
                "email",
                user.email(),
                "Welcome to Okta!",
                "Hi " + user.attribute("firstName") + ", your organization is using Okta. Activate your account: "
                        + ticket.url(call),
                "",
                ticket.url(call));
    }
}
