package dtu.okta.factors;

import static dtu.okta.OktaError.NOT_FOUND;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.users.User;
import dtu.okta.users.UserFinder;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;

/** Okta's Factors API asking people for proof, outside of any sign-in: for apps that guard a step of their own. */
final class Challenges {
    private static final int CREATED = 201;

    private Challenges() {}

    /** Sends or asks when the client brings no answer yet, else judges the answer. */
    static Commit verify(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        var factor = Factors.active(call);
        var given = call.members();
        return switch (factor.kind()) {
            case PUSH -> pushed(call, user, factor);
            case SMS, CALL, EMAIL ->
                given.text("passCode").isValue() ? judged(call, user, factor) : sent(call, user, factor);
            case WEBAUTHN -> given.text("clientData").isValue() ? judged(call, user, factor) : asked(call, factor);
            case QUESTION, OKTA_TOTP, GOOGLE_TOTP, YUBIKEY -> judged(call, user, factor);
        };
    }

    private static Commit judged(OktaCall call, User user, Factor factor) {
        return switch (Verification.of(call, user, factor, call.members())) {
            case Verification.Right(var after) ->
                Verification.passed(call, user, after, call.members()).answer(Response.json(200, json -> {
                    json.text("factorResult", "SUCCESS");
                    if (factor.kind() == FactorKind.WEBAUTHN) {
                        json.json("profile", factor.profile());
                    }
                }));
            case Verification.Wrong wrong -> Verification.failed(call, user, factor, wrong);
        };
    }

    private static Commit sent(OktaCall call, User user, Factor factor) {
        return Messages.sent(call, Commit.commit(call.state()), user, factor).answer(Response.json(200, json -> {
            json.text("factorResult", "CHALLENGE");
            if (factor.kind().isPhone()) {
                json.json("profile", factor.profile());
            }
            json.object("_links", links -> links(call, links, factor));
        }));
    }

    private static Commit asked(OktaCall call, Factor factor) {
        var asking = SecurityKey.asked(call, factor);
        return Commit.commit(call.state().put(Factor.FACTORS, asking))
                .answer(Response.json(
                        200,
                        json -> json.text("factorResult", "CHALLENGE")
                                .json("profile", factor.profile())
                                .object("_links", links -> links(call, links, factor))
                                .object("_embedded", embedded -> SecurityKey.challenge(embedded, asking))));
    }

    private static Commit pushed(OktaCall call, User user, Factor factor) {
        var wantsNumber = call.members().truth("useNumberMatchingChallenge").or(false);
        var number = wantsNumber ? Push.numberDrawn(call) : Push.NO_NUMBER;
        var asked = Push.asked(call, call.state(), user, factor, number);
        return asked.commit().answer(Response.json(CREATED, json -> state(call, json, factor, asked.push())));
    }

    static Response poll(OktaCall call) {
        var factor = Factors.active(call);
        return Response.json(200, json -> state(call, json, factor, push(call, factor)));
    }

    static Commit cancel(OktaCall call) {
        return Commit.commit(call.state()
                .remove(Push.PUSHES, push(call, Factors.active(call)).id()));
    }

    private static Push push(OktaCall call, Factor factor) {
        var id = call.path("transactionId");
        return Push.of(call.state(), new Push.Id(id))
                .filter(push -> push.factor().equals(factor.id()))
                .orElseThrow(NOT_FOUND.about(id, "FactorTransaction"));
    }

    private static void state(OktaCall call, JsonOut json, Factor factor, Push push) {
        switch (push.result(call)) {
            case WAITING -> {
                var self =
                        FactorView.path(factor) + "/transactions/" + push.id().value();
                json.text("expiresAt", OktaTime.text(push.expires()))
                        .text("factorResult", "WAITING")
                        .json("profile", factor.profile())
                        .object("_links", links -> {
                            FactorView.link(call, links, "poll", self, "GET");
                            FactorView.link(call, links, "cancel", self, "DELETE");
                        });
                if (push.asksForNumber()) {
                    json.object(
                            "_embedded",
                            embedded -> embedded.object(
                                    "challenge", challenge -> challenge.number("correctAnswer", push.number())));
                }
            }
            case SUCCESS -> json.text("factorResult", "SUCCESS");
            case REJECTED, TIMEOUT ->
                json.text("factorResult", push.result(call).name())
                        .json("profile", factor.profile())
                        .object("_links", links -> links(call, links, factor));
        }
    }

    private static void links(OktaCall call, JsonOut links, Factor factor) {
        FactorView.link(call, links, "verify", FactorView.path(factor) + "/verify", "POST");
        FactorView.link(call, links, "factor", FactorView.path(factor), "GET", "DELETE");
    }
}
