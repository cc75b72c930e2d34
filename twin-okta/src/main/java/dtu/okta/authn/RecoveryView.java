package dtu.okta.authn;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.users.Ticket;
import dtu.okta.users.User;
import dtu.twins.http.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What clients see of a recovery for which there is no transaction yet, or none any more. */
final class RecoveryView {
    private static final Duration SHOWN = Duration.ofMinutes(5);

    private RecoveryView() {}

    /** The same for everybody: whether anything was mailed is not said. */
    static Response mailed(OktaCall call, Transaction.Recovery what, String relayState) {
        return Response.json(
                200,
                json -> json.text("status", AuthnState.RECOVERY_CHALLENGE.name())
                        .text("factorResult", "WAITING")
                        .textIfAny("relayState", orNull(relayState))
                        .text("factorType", "EMAIL")
                        .text("recoveryType", what.name()));
    }

    static Response token(OktaCall call, User user, Transaction.Recovery what, Ticket ticket) {
        var relayState = Wishes.relayState(call.body());
        return Response.json(
                200,
                json -> json.text("expiresAt", OktaTime.text(call.wall().plus(SHOWN)))
                        .text("status", AuthnState.RECOVERY.name())
                        .textIfAny("relayState", orNull(relayState))
                        .text("recoveryToken", ticket.token(call.tenant()))
                        .text("recoveryType", what.name())
                        .object("_embedded", embedded -> TransactionView.user(embedded, user))
                        .object("_links", links -> {
                            TransactionView.next(call, links, "recovery", "/recovery/token");
                            TransactionView.link(call, links, "cancel", "/cancel");
                        }));
    }

    /** An account that is open again is no sign-in: there is no session token. */
    static Response unlocked(OktaCall call, Transaction transaction, User user) {
        return Response.json(
                200,
                json -> json.text("expiresAt", OktaTime.text(call.wall().plus(SHOWN)))
                        .text("status", AuthnState.SUCCESS.name())
                        .textIfAny("relayState", orNull(transaction.wishes().relayState()))
                        .text("recoveryType", transaction.recovery().name())
                        .object("_embedded", embedded -> TransactionView.user(embedded, user)));
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
