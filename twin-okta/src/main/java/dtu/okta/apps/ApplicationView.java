package dtu.okta.apps;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.credentials.AppKeys;
import dtu.okta.credentials.ClientSecret;
import dtu.okta.policies.PolicyMappings;
import dtu.okta.policies.PolicyType;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An application as Okta shows one. */
public final class ApplicationView {
    private static final Set<String> SIGNED = Set.of("SAML_2_0", "SAML_1_1", "WS_FEDERATION", "OPENID_CONNECT");

    private ApplicationView() {}

    /** As in a list. */
    public static void inList(OktaCall call, JsonOut json, Application app) {
        json.value(object -> members(call, object, app));
    }

    static void members(OktaCall call, JsonOut json, Application app) {
        var settings = app.settings();
        json.text("id", app.id().value())
                .text(
                        "orn",
                        "orn:okta:idp:" + call.tenant().key() + ":apps:" + app.name() + ":"
                                + app.id().value())
                .text("name", app.name())
                .text("label", app.label())
                .text("status", app.status().name())
                .text("lastUpdated", OktaTime.text(app.lastUpdated()))
                .text("created", OktaTime.text(app.created()));
        settings.members((name, value) -> {
            switch (name) {
                case "credentials" -> json.json(name, signed(call, app, credentials(call, app, value)));
                case "visibility" -> json.json(name, visibility(app, value));
                default -> json.json(name, value);
            }
        });
        ApplicationSearch.expanded(call)
                .filter(user -> Assignments.has(call.state(), app.id(), user))
                .ifPresent(user -> json.object(
                        "_embedded",
                        embedded -> embedded.object("user", shown -> AppUsers.members(call, shown, app, user))));
        json.object("_links", links -> links(call, links, app));
    }

    /** Whatever signs people in by assertions or tokens names the key that signs them. */
    private static Json signed(OktaCall call, Application app, Json credentials) {
        return SIGNED.contains(app.signOnMode()) && app.signingKey().isEmpty()
                ? credentials.with("signing", Json.EMPTY_OBJECT.with("kid", AppKeys.usual(call)))
                : credentials;
    }

    /** The secret is the tenant's, and so is not kept with the settings. */
    private static Json credentials(OktaCall call, Application app, Json credentials) {
        var client = credentials.at("oauthClient");
        if (!app.isClient() || client.isEmpty()) {
            return credentials;
        }
        var shown = client.get().with("client_id", app.clientId());
        var secret =
                app.hasSecret() ? ClientSecret.newest(call.state(), app.id(), call.tenant()) : Optional.<String>empty();
        return credentials.with(
                "oauthClient",
                secret.map(text -> shown.with("client_secret", text)).orElse(shown));
    }

    /** How the application shows on dashboards. */
    static Json visibility(Application app) {
        return visibility(app, app.settings().at("visibility").orElse(Json.EMPTY_OBJECT));
    }

    private static Json visibility(Application app, Json visibility) {
        return visibility.at("appLinks").isPresent()
                ? visibility
                : visibility.with("appLinks", Json.EMPTY_OBJECT.with(link(app), Json.truth(true)));
    }

    private static String link(Application app) {
        return app.name().startsWith("template_") ? "login" : app.name() + "_link";
    }

    private static void links(OktaCall call, JsonOut links, Application app) {
        var self = call.href("/api/v1/apps/" + app.id().value());
        links.object("uploadLogo", logo -> hinted(logo, self + "/logo", "POST"))
                .array(
                        "appLinks",
                        List.of(link(app)),
                        (out, name) -> out.value(link -> link.text("name", name)
                                .text(
                                        "href",
                                        call.href("/home/" + app.name() + "/"
                                                + app.id().value() + "/aln"))
                                .text("type", "text/html")));
        if (app.isClient()) {
            links.object("policies", policies -> hinted(policies, self + "/policies", "PUT"))
                    .array(
                            "clientCredentials",
                            List.of("secrets"),
                            (out, name) -> out.value(
                                    link -> link.text("name", name).text("href", self + "/credentials/secrets")));
        }
        var policy = PolicyMappings.of(call.state(), app.id(), PolicyType.ACCESS_POLICY);
        links.object(
                "accessPolicy",
                link -> link.text(
                        "href", call.href("/api/v1/policies/" + policy.id().value())));
        links.object("groups", groups -> groups.text("href", self + "/groups"))
                .array(
                        "logo",
                        List.of("medium"),
                        (out, size) -> out.value(logo -> logo.text("name", size)
                                .text("href", "https://ok12static.oktacdn.com/assets/img/logos/default.png")
                                .text("type", "image/png")))
                .object("users", users -> users.text("href", self + "/users"));
        var move = app.isActive() ? "deactivate" : "activate";
        links.object(move, next -> next.text("href", self + "/lifecycle/" + move));
    }

    private static void hinted(JsonOut json, String href, String method) {
        json.text("href", href).object("hints", hints -> hints.texts("allow", List.of(method)));
    }
}
