package dtu.okta.authn;

import dtu.okta.OktaCall;
import dtu.okta.factors.EnrollmentView;
import dtu.okta.factors.Factor;
import dtu.okta.factors.FactorKind;
import dtu.okta.factors.FactorView;
import dtu.okta.factors.OktaVerify;
import dtu.okta.factors.Push;
import dtu.okta.policies.Ruling;
import dtu.okta.users.User;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;

/** The factors of a transaction as clients see them: numbers and addresses show their ends only. */
final class FactorsView {
    private static final int KEY_LENGTH = 6;

    private FactorsView() {}

    /** How a question on a phone stands, or whether a key is asked. */
    static void result(OktaCall call, JsonOut json, Transaction transaction) {
        switch (transaction.subject()) {
            case Subject.Asked(var factor, var push) ->
                json.text("factorResult", result(call, push).name());
            case Subject.Told(var factor, var push) ->
                json.text("factorResult", result(call, push).name());
            case Subject.OfFactor(var id) -> {
                var factor = call.state().get(Factor.FACTORS, id);
                if (factor.kind() == FactorKind.PUSH) {
                    json.text("factorResult", OktaVerify.result(call, factor).name());
                } else if (factor.kind() == FactorKind.WEBAUTHN && factor.isActive()) {
                    json.text("factorResult", "CHALLENGE").text("challengeType", "FACTOR");
                }
            }
            case Subject.Nothing nothing -> {}
            case Subject.Sent sent -> {}
        }
    }

    private static Push.Result result(OktaCall call, Push.Id id) {
        return Push.of(call.state(), id).map(push -> push.result(call)).orElse(Push.Result.TIMEOUT);
    }

    static void embedded(OktaCall call, JsonOut embedded, Transaction transaction, User user) {
        switch (transaction.state()) {
            case MFA_ENROLL ->
                embedded.array(
                        "factors",
                        Flow.enrollable(call, user),
                        (out, kind) -> out.value(json -> offered(call, json, user, kind)));
            case MFA_ENROLL_ACTIVATE, MFA_CHALLENGE -> {
                var factor = call.state()
                        .get(Factor.FACTORS, SecondFactors.of(transaction).orElseThrow());
                embedded.object("factor", json -> subject(call, json, factor));
            }
            case MFA_REQUIRED ->
                embedded.array(
                        "factors",
                        SecondFactors.usable(call, user),
                        (out, factor) -> out.value(json -> asked(call, json, factor)));
            case UNAUTHENTICATED,
                    PASSWORD_WARN,
                    PASSWORD_EXPIRED,
                    RECOVERY,
                    RECOVERY_CHALLENGE,
                    PASSWORD_RESET,
                    SUCCESS -> throw new IllegalStateException("no factors in " + transaction.state());
        }
        if (transaction.state() == AuthnState.MFA_REQUIRED || transaction.state() == AuthnState.MFA_CHALLENGE) {
            embedded.object("policy", policy -> policy(call, policy, user));
        }
    }

    private static void offered(OktaCall call, JsonOut json, User user, FactorKind kind) {
        json.text("factorType", kind.type())
                .text("provider", kind.provider())
                .text("vendorName", kind.provider())
                .object("_links", links -> {
                    if (kind == FactorKind.QUESTION) {
                        var path = "/api/v1/users/" + user.id().value() + "/factors/questions";
                        links.object(
                                "questions",
                                link -> link.text("href", call.href(path))
                                        .object("hints", hints -> hints.texts("allow", List.of("GET"))));
                    }
                    TransactionView.link(call, links, "enroll", "/factors");
                })
                .text(
                        "status",
                        Factor.of(call.state(), user.id()).stream()
                                .filter(factor -> factor.kind() == kind)
                                .findFirst()
                                .map(factor -> factor.status().name())
                                .orElse("NOT_SETUP"))
                .text("enrollment", Flow.isRequired(call, user, kind) ? "REQUIRED" : "OPTIONAL");
    }

    private static void asked(OktaCall call, JsonOut json, Factor factor) {
        members(json, factor);
        json.object(
                "_links",
                links -> TransactionView.link(
                        call, links, "verify", "/factors/" + factor.id().value() + "/verify"));
    }

    private static void subject(OktaCall call, JsonOut json, Factor factor) {
        members(json, factor);
        var isKey = factor.kind() == FactorKind.WEBAUTHN;
        if (factor.isActive() ? isKey : !factor.kind().isSent()) {
            json.object("_embedded", embedded -> {
                if (factor.isActive()) {
                    FactorView.challenge(embedded, factor);
                } else {
                    FactorView.activation(call, embedded, factor, KEY_LENGTH);
                }
            });
        }
    }

    private static void members(JsonOut json, Factor factor) {
        json.text("id", factor.id().value())
                .text("factorType", factor.kind().type())
                .text("provider", factor.kind().provider())
                .text("vendorName", factor.kind().provider());
        if (factor.profile().size() > 0) {
            json.json("profile", masked(factor.profile()));
        }
    }

    private static Json masked(Json profile) {
        var shown = profile;
        if (profile.at("phoneNumber").isPresent()) {
            shown = shown.with(
                    "phoneNumber",
                    EnrollmentView.masked(profile.textAt("phoneNumber").orElse("")));
        }
        if (profile.at("email").isPresent()) {
            shown = shown.with("email", address(profile.textAt("email").orElse("")));
        }
        return shown;
    }

    /** Such as {@code d...y@example.com}. */
    static String address(String address) {
        var at = address.indexOf('@');
        return at < 1 ? address : address.charAt(0) + "..." + address.charAt(at - 1) + address.substring(at);
    }

    private static void policy(OktaCall call, JsonOut policy, User user) {
        var terms = Ruling.signOn(call, user);
        var remembered = SecondFactors.rememberedFor(call, user);
        var isByDevice = terms.factorPromptMode().equals("DEVICE");
        policy.truth("allowRememberDevice", remembered.isPresent())
                .number(
                        "rememberDeviceLifetimeInMinutes",
                        isByDevice
                                ? 0
                                : remembered.map(time -> time.toMinutes()).orElse(0L))
                .truth("rememberDeviceByDefault", terms.remembersDeviceByDefault())
                .object(
                        "factorsPolicyInfo",
                        info -> SecondFactors.usable(call, user).stream()
                                .filter(factor -> factor.kind() == FactorKind.PUSH)
                                .forEach(factor -> info.object(
                                        factor.id().value(), push -> push.truth("autoPushEnabled", false))));
    }

    /** What may be done about the factor of the transaction. */
    static void links(OktaCall call, JsonOut links, Transaction transaction) {
        var factor =
                call.state().get(Factor.FACTORS, SecondFactors.of(transaction).orElseThrow());
        var self = "/factors/" + factor.id().value();
        if (transaction.state() == AuthnState.MFA_ENROLL_ACTIVATE) {
            var waits = factor.kind() == FactorKind.PUSH && OktaVerify.result(call, factor) != Push.Result.TIMEOUT;
            TransactionView.next(
                    call, links, waits ? "poll" : "activate", self + "/lifecycle/activate" + (waits ? "/poll" : ""));
            resend(call, links, factor, self + "/lifecycle/resend");
        } else {
            var waits = transaction.subject() instanceof Subject.Asked;
            TransactionView.next(call, links, waits ? "poll" : "verify", self + "/verify");
            resend(call, links, factor, self + "/verify/resend");
        }
        TransactionView.link(call, links, "prev", "/previous");
    }

    private static void resend(OktaCall call, JsonOut links, Factor factor, String path) {
        var isAskedAgain = factor.kind() == FactorKind.PUSH
                ? factor.isActive()
                // A call that is made for a sign-in is not offered again.
                : factor.kind().isSent() && !(factor.kind() == FactorKind.CALL && factor.isActive());
        if (isAskedAgain) {
            links.array(
                    "resend",
                    List.of(factor.kind().type()),
                    (out, name) -> out.value(link -> TransactionView.href(call, link.text("name", name), path)));
        }
    }
}
