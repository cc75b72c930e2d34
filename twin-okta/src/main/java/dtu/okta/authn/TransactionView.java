package dtu.okta.authn;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.apps.Application;
import dtu.okta.policies.Ruling;
import dtu.okta.sessions.SessionToken;
import dtu.okta.users.User;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.time.Duration;
import java.util.List;

/** A transaction as clients see it: where it stands, and what may be done next. */
final class TransactionView {
    private static final String ALL = "/api/v1/authn";

    private TransactionView() {}

    static Response of(OktaCall call, Transaction transaction) {
        return Response.json(200, json -> {
            json.text("stateToken", transaction.token(call))
                    .textIfAny("type", transaction.wishes().target() == null ? null : "SESSION_STEP_UP")
                    .text("expiresAt", OktaTime.text(transaction.expires()))
                    .text("status", transaction.state().name())
                    .textIfAny(
                            "relayState",
                            RecoveryView.orNull(transaction.wishes().relayState()));
            FactorsView.result(call, json, transaction);
            if (transaction.subject() instanceof Subject.Sent(var kind, var code)) {
                // Okta writes the one in capitals and the other not.
                json.text("factorType", kind.method().equals("sms") ? "SMS" : "call");
            }
            if (transaction.recovery() != Transaction.Recovery.NONE) {
                json.text("recoveryType", transaction.recovery().name());
            }
            if (transaction.state() != AuthnState.RECOVERY_CHALLENGE) {
                json.object("_embedded", embedded -> embedded(call, embedded, transaction));
            }
            json.object("_links", links -> links(call, links, transaction));
        });
    }

    /** The end: a session token, and nothing to go on with. */
    static Response succeeded(OktaCall call, Transaction transaction, User user, SessionToken token) {
        return Response.json(200, json -> {
            json.text("expiresAt", OktaTime.text(token.issued().plus(SessionToken.LIFETIME)))
                    .text("status", AuthnState.SUCCESS.name())
                    .textIfAny(
                            "relayState",
                            RecoveryView.orNull(transaction.wishes().relayState()))
                    .text("sessionToken", token.text(call))
                    .object("_embedded", embedded -> user(embedded, user))
                    .object("_links", links -> link(call, links, "cancel", "/cancel"));
        });
    }

    static Response lockedOut(OktaCall call) {
        return Response.json(
                200,
                json -> json.text("status", "LOCKED_OUT")
                        .object("_links", links -> next(call, links, "unlock", "/recovery/unlock")));
    }

    private static void embedded(OktaCall call, JsonOut embedded, Transaction transaction) {
        if (transaction.user() != null) {
            var user = transaction.person(call.state());
            var question = transaction.state() == AuthnState.RECOVERY ? user.recoveryQuestion() : "";
            user(embedded, user, question);
            switch (transaction.state()) {
                case PASSWORD_WARN, PASSWORD_EXPIRED, PASSWORD_RESET ->
                    embedded.object("policy", policy -> password(call, policy, user, transaction));
                case MFA_ENROLL, MFA_ENROLL_ACTIVATE, MFA_REQUIRED, MFA_CHALLENGE ->
                    FactorsView.embedded(call, embedded, transaction, user);
                case UNAUTHENTICATED, RECOVERY, RECOVERY_CHALLENGE, SUCCESS -> {}
            }
        }
        var target = transaction.wishes().target();
        if (target != null) {
            call.state().find(Application.BY_CLIENT, target.app()).ifPresent(app -> target(call, embedded, app));
        }
    }

    private static void target(OktaCall call, JsonOut embedded, Application app) {
        embedded.object(
                        "target",
                        target -> target.text("type", "APP")
                                .text("name", app.name())
                                .text("label", app.label())
                                .object(
                                        "_links",
                                        links -> links.object(
                                                "logo",
                                                logo -> logo.text("name", "medium")
                                                        .text("href", call.href("/assets/img/logos/default.png"))
                                                        .text("type", "image/png"))))
                .object(
                        "authentication",
                        authentication -> authentication
                                .text("protocol", "OAUTH2.0")
                                .object(
                                        "issuer",
                                        issuer -> issuer.text("id", app.id().value())
                                                .text("name", app.label())
                                                .text("uri", call.request().origin())));
    }

    /** How the policy wants passwords; more of it where one is to be chosen after a recovery. */
    private static void password(OktaCall call, JsonOut json, User user, Transaction transaction) {
        var terms = Ruling.password(call, user);
        var days = terms.expiry(user)
                .map(expiry -> Math.max(0, Duration.between(call.now(), expiry).toDays()))
                .orElse(0L);
        if (transaction.state() != AuthnState.PASSWORD_EXPIRED) {
            json.object("expiration", expiration -> expiration.number("passwordExpireDays", days));
        }
        var isWhole = transaction.recovery() == Transaction.Recovery.PASSWORD;
        json.object("complexity", complexity -> {
            for (var name : List.of("minLength", "minLowerCase", "minUpperCase", "minNumber", "minSymbol")) {
                complexity.number(name, number(terms.complexity(), name));
            }
            if (isWhole) {
                // A truth that Okta writes as text here.
                var excludes = terms.complexity().at("excludeUsername").map(Json::asText);
                complexity.text("excludeUsername", excludes.orElse("false"));
            }
        });
        if (isWhole) {
            json.object(
                    "age",
                    age -> age.number("minAgeMinutes", number(terms.age(), "minAgeMinutes"))
                            .number("historyCount", number(terms.age(), "historyCount")));
        }
    }

    private static long number(Json object, String name) {
        return object.at(name).map(Json::asLong).orElse(0L);
    }

    private static void links(OktaCall call, JsonOut links, Transaction transaction) {
        switch (transaction.state()) {
            case UNAUTHENTICATED -> next(call, links, "authenticate", "");
            case PASSWORD_WARN -> {
                next(call, links, "changePassword", "/credentials/change_password");
                links.object("skip", link -> href(call, link.text("name", "skip"), "/skip"));
            }
            case PASSWORD_EXPIRED -> next(call, links, "changePassword", "/credentials/change_password");
            case PASSWORD_RESET ->
                next(
                        call,
                        links,
                        transaction.recovery() == Transaction.Recovery.PASSWORD ? "password" : "resetPassword",
                        "/credentials/reset_password");
            case RECOVERY -> next(call, links, "answer", "/recovery/answer");
            case RECOVERY_CHALLENGE -> recoveryLinks(call, links, transaction);
            case MFA_ENROLL -> {
                if (!Flow.isRequired(call, transaction.person(call.state()))) {
                    link(call, links, "skip", "/skip");
                }
            }
            case MFA_ENROLL_ACTIVATE, MFA_CHALLENGE -> FactorsView.links(call, links, transaction);
            case MFA_REQUIRED -> {}
            case SUCCESS -> original(call, links, transaction);
        }
        if (transaction.state() != AuthnState.UNAUTHENTICATED && transaction.state() != AuthnState.SUCCESS) {
            link(call, links, "cancel", "/cancel");
        }
    }

    private static void recoveryLinks(OktaCall call, JsonOut links, Transaction transaction) {
        if (transaction.subject() instanceof Subject.Sent(var kind, var code)) {
            var factor = "/recovery/factors/" + (kind.method().equals("sms") ? "SMS" : "CALL");
            next(call, links, "verify", factor + "/verify");
            links.object("resend", link -> href(call, link.text("name", kind.type()), factor + "/resend"));
        }
    }

    private static void original(OktaCall call, JsonOut links, Transaction transaction) {
        links.object(
                "next",
                link -> link.text("name", "original")
                        .text("href", call.href("/login/step-up/redirect?stateToken=" + transaction.token(call)))
                        .object("hints", hints -> hints.texts("allow", List.of("GET"))));
    }

    static void user(JsonOut embedded, User user) {
        user(embedded, user, "");
    }

    private static void user(JsonOut embedded, User user, String question) {
        embedded.object("user", json -> {
            json.text("id", user.id().value())
                    .text("passwordChanged", OktaTime.textOrNull(user.times().passwordChanged()))
                    .object(
                            "profile",
                            profile -> profile.text("login", user.login())
                                    .text("firstName", user.attribute("firstName"))
                                    .text("lastName", user.attribute("lastName"))
                                    .text("locale", or(user.attribute("locale"), "en_US"))
                                    .text("timeZone", or(user.attribute("timezone"), "America/Los_Angeles")));
            if (!question.isEmpty()) {
                json.object("recovery_question", recovery -> recovery.text("question", question));
            }
        });
    }

    private static String or(String text, String usual) {
        return text.isEmpty() ? usual : text;
    }

    static void next(OktaCall call, JsonOut links, String name, String path) {
        links.object("next", link -> href(call, link.text("name", name), path));
    }

    static void link(OktaCall call, JsonOut links, String relation, String path) {
        links.object(relation, link -> href(call, link, path));
    }

    static void href(OktaCall call, JsonOut link, String path) {
        link.text("href", call.href(ALL + path)).object("hints", hints -> hints.texts("allow", List.of("POST")));
    }
}
