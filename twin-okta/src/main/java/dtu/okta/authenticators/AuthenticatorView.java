package dtu.okta.authenticators;

import dtu.okta.OktaCall;
import dtu.okta.OktaOrg;
import dtu.okta.OktaTime;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An authenticator as Okta shows it. */
final class AuthenticatorView {
    private static final String ALL = "/api/v1/authenticators/";

    private AuthenticatorView() {}

    static Response ok(OktaCall call, Authenticator authenticator) {
        return Response.json(200, json -> members(call, json, authenticator));
    }

    static void members(OktaCall call, JsonOut json, Authenticator authenticator) {
        json.text("type", authenticator.kind().type())
                .text("id", authenticator.id().value())
                .text("key", authenticator.kind().key())
                .text("status", authenticator.status().name())
                .text("name", authenticator.name())
                .text("created", OktaTime.text(authenticator.times().created()))
                .text("lastUpdated", OktaTime.text(authenticator.times().lastUpdated()))
                .json("settings", known(authenticator.settings()))
                .json("provider", known(shown(authenticator.provider())))
                .object("_links", links -> links(call, links, authenticator));
    }

    /** What an app that is an authenticator reads about itself. */
    static void configuration(OktaCall call, JsonOut json, Authenticator app) {
        json.text("authenticatorId", app.id().value())
                .text("orgId", OktaOrg.id(call.tenant()))
                .text("type", app.kind().type())
                .text("key", app.kind().key())
                .text("name", app.name())
                .text("createdDate", OktaTime.text(app.times().created()))
                .text("lastUpdated", OktaTime.text(app.times().lastUpdated()))
                .object(
                        "settings",
                        settings -> settings.text(
                                "userVerification",
                                app.settings().textAt("userVerification").orElse("PREFERRED")))
                .array(
                        "supportedMethods",
                        app.methods(),
                        (out, method) -> out.value(object -> object.text("type", method.type())
                                .text("status", method.status().name())
                                .json("settings", known(method.settings()))))
                .text("appAuthenticatorEnrollEndpoint", call.href("/idp/myaccount/app-authenticators"));
    }

    /** Secrets of a provider go in and never come out. */
    private static Json shown(Json provider) {
        return provider.at("configuration")
                .map(configuration -> provider.with(
                        "configuration",
                        configuration
                                .without("secretKey")
                                .without("integrationKey")
                                .without("sharedSecret")))
                .orElse(provider);
    }

    private static void links(OktaCall call, JsonOut links, Authenticator authenticator) {
        var self = ALL + authenticator.id().value();
        link(call, links, "self", self, "GET", "PUT");
        if (!authenticator.kind().isIndispensable()) {
            var move = authenticator.isActive() ? "deactivate" : "activate";
            link(call, links, move, self + "/lifecycle/" + move, "POST");
        }
        link(call, links, "methods", self + "/methods", "GET");
        if (authenticator.kind() == AuthenticatorKind.OKTA_VERIFY
                || authenticator.kind() == AuthenticatorKind.CUSTOM_APP) {
            link(call, links, "enroll", "/idp/authenticators", "POST");
        }
    }

    static Response method(OktaCall call, Authenticator authenticator, Authenticator.Method method) {
        return Response.json(200, json -> method(call, json, authenticator, method));
    }

    static void method(OktaCall call, JsonOut json, Authenticator authenticator, Authenticator.Method method) {
        var self = ALL + authenticator.id().value() + "/methods/" + method.type();
        json.text("type", method.type())
                .text("status", method.status().name())
                .json("settings", known(method.settings()))
                .object("_links", links -> {
                    link(call, links, "self", self, "GET", "PUT");
                    // An authenticator of one method is switched as a whole.
                    if (authenticator.methods().size() > 1) {
                        var move = method.isActive() ? "deactivate" : "activate";
                        link(call, links, move, self + "/lifecycle/" + move, "POST");
                    }
                    if (method.settings().at("rpId").isPresent()) {
                        link(call, links, "verify-rp-id-domain", self + "/verify-rp-id-domain", "POST");
                    }
                });
    }

    private static @Nullable Json known(Json value) {
        return value.isNull() ? null : value;
    }

    static void link(OktaCall call, JsonOut links, String relation, String path, String... methods) {
        links.object(
                relation,
                link -> link.text("href", call.href(path))
                        .object("hints", hints -> hints.texts("allow", List.of(methods))));
    }
}
