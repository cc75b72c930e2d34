package dtu.okta.factors;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.authenticators.Authenticator;
import dtu.okta.users.User;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;

/** A factor as Okta shows it; secrets only while the enrollment is pending. */
public final class FactorView {
    private static final int OKTA_KEY_LENGTH = 6;
    private static final int GOOGLE_KEY_LENGTH = 16;

    private FactorView() {}

    static Response ok(OktaCall call, Factor factor) {
        return Response.json(200, json -> members(call, json, factor));
    }

    static void members(OktaCall call, JsonOut json, Factor factor) {
        json.text("id", factor.id().value())
                .text("factorType", factor.kind().type())
                .text("provider", factor.kind().provider())
                .text("vendorName", factor.kind().provider())
                .text("status", factor.status().name())
                .text("created", OktaTime.text(factor.created()))
                .text("lastUpdated", OktaTime.text(factor.lastUpdated()));
        if (factor.profile().size() > 0) {
            json.json("profile", factor.profile());
        }
        json.object("_links", links -> links(call, links, factor));
        if (!factor.isActive() && !factor.kind().isSent()) {
            json.object("_embedded", embedded -> activation(call, embedded, factor, keyLength(factor.kind())));
        }
    }

    private static int keyLength(FactorKind kind) {
        return kind == FactorKind.GOOGLE_TOTP ? GOOGLE_KEY_LENGTH : OKTA_KEY_LENGTH;
    }

    private static void links(OktaCall call, JsonOut links, Factor factor) {
        var self = path(factor);
        if (factor.kind() == FactorKind.QUESTION) {
            link(call, links, "questions", users(factor) + "/factors/questions", "GET");
        } else if (factor.isActive()) {
            link(call, links, "verify", self + "/verify", "POST");
        } else if (factor.kind() == FactorKind.PUSH) {
            link(call, links, "poll", self + "/lifecycle/activate/poll", "POST");
        } else {
            link(call, links, "activate", self + "/lifecycle/activate", "POST");
        }
        if (!factor.isActive() && factor.kind().isSent()) {
            links.array(
                    "resend",
                    List.of(factor.kind().type()),
                    (out, name) ->
                            out.value(object -> href(call, object.text("name", name), self + "/resend", "POST")));
        }
        if (factor.isActive()) {
            link(call, links, "self", self, "GET", "DELETE");
        } else {
            link(call, links, "self", self, "GET");
        }
        link(call, links, "user", users(factor), "GET");
    }

    /** What the person's app or key needs to know once. */
    public static void activation(OktaCall call, JsonOut embedded, Factor factor, int keyLength) {
        switch (factor.proof()) {
            case Proof.Shared(var seed, var spent) ->
                embedded.object(
                        "activation",
                        json -> json.number("timeStep", Totp.STEP_SECONDS)
                                .text("sharedSecret", seed)
                                .text("encoding", "base32")
                                .number("keyLength", keyLength)
                                .object("_links", links -> QrCode.link(call, links, factor)));
            case Proof.Device(var expires) -> embedded.object("activation", json -> device(call, json, factor));
            case Proof.Key(var challenge, var key, var count) ->
                embedded.object("activation", json -> introduction(call, json, factor, challenge));
            case Proof.Answer answer -> {}
            case Proof.Sent sent -> {}
            case Proof.Registered registered -> {}
        }
    }

    private static void device(OktaCall call, JsonOut json, Factor factor) {
        var result = OktaVerify.result(call, factor);
        if (factor.proof() instanceof Proof.Device(var expires) && result == Push.Result.WAITING) {
            json.text("expiresAt", OktaTime.text(expires));
        }
        json.text("factorResult", result.name()).object("_links", links -> {
            links.array(
                    "send",
                    List.of("email", "sms"),
                    (out, name) -> out.value(object -> href(
                            call, object.text("name", name), path(factor) + "/lifecycle/activate/" + name, "POST")));
            QrCode.link(call, links, factor);
        });
    }

    private static void introduction(OktaCall call, JsonOut json, Factor factor, String challenge) {
        var user = call.state().get(User.USERS, factor.user());
        json.text("attestation", "direct")
                .object(
                        "authenticatorSelection",
                        selection ->
                                selection.text("userVerification", "preferred").truth("requireResidentKey", false))
                .text("challenge", challenge)
                .array(
                        "excludeCredentials",
                        Factor.of(call.state(), factor.user()).stream()
                                .filter(other -> other.kind() == FactorKind.WEBAUTHN && other.isActive()),
                        (out, other) -> out.value(object -> object.text("type", "public-key")
                                .text(
                                        "id",
                                        other.profile().textAt("credentialId").orElse(""))))
                .array(
                        "pubKeyCredParams",
                        List.of(-7L, -257L),
                        (out, algorithm) -> out.value(
                                object -> object.text("type", "public-key").number("alg", algorithm)))
                .object(
                        "rp",
                        rp -> rp.textIfAny(
                                        "id",
                                        Authenticator.relyingParty(call.state()).orElse(null))
                                .text("name", "dtu"))
                .object("u2fParams", u2f -> u2f.text("appid", call.request().origin()))
                .object(
                        "user",
                        object -> object.text("displayName", user.displayName())
                                .text("name", user.login())
                                .text("id", user.id().value()));
    }

    /** What an active security key is asked. */
    public static void challenge(JsonOut embedded, Factor factor) {
        SecurityKey.challenge(embedded, factor);
    }

    static String path(Factor factor) {
        return users(factor) + "/factors/" + factor.id().value();
    }

    private static String users(Factor factor) {
        return "/api/v1/users/" + factor.user().value();
    }

    static void link(OktaCall call, JsonOut links, String relation, String path, String... methods) {
        links.object(relation, link -> href(call, link, path, methods));
    }

    private static void href(OktaCall call, JsonOut link, String path, String... methods) {
        link.text("href", call.href(path)).object("hints", hints -> hints.texts("allow", List.of(methods)));
    }
}
