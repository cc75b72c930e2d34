package dtu.okta.org;

import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.ORGS_MANAGE;
import static dtu.okta.OktaScope.ORGS_READ;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaOrg;
import dtu.okta.OktaTime;
import dtu.okta.groups.Group;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.EntityId;
import dtu.twins.state.Shape;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Okta's Org Settings API: the org's name and address. */
public final class OrgSettings {
    private static final String PATH = "/api/v1/org";
    private static final Table<Settings.Id, Settings> SETTINGS = Table.of("OrgSettings", Settings::id);
    private static final Settings.Id ONLY = new Settings.Id("org");

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("getOrgSettings",     GET,  PATH, ORGS_READ,   OrgSettings::get),
        write("updateOrgSettings",  POST, PATH, ORGS_MANAGE, OrgSettings::update),
        write("replaceOrgSettings", PUT,  PATH, ORGS_MANAGE, OrgSettings::replace));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(SETTINGS);

    private static final Json NOTHING = Json.of("""
            {"companyName": "DTU", "website": "https://www.dtu.test", "phoneNumber": "", "endUserSupportHelpURL": "",
             "supportPhoneNumber": "", "address1": null, "address2": null, "city": null, "state": null,
             "country": null, "postalCode": null}""");

    private OrgSettings() {}

    /** What an administrator says about the org. */
    record Settings(Id id, Json said, Instant lastUpdated) {
        /** There is one row. */
        record Id(String value) implements EntityId {}
    }

    private static Response get(OktaCall call) {
        return ok(call, settings(call));
    }

    private static Commit update(OktaCall call) {
        return changed(call, said(call, settings(call).said()));
    }

    private static Commit replace(OktaCall call) {
        call.body().requiredText("companyName");
        call.body().requiredText("website");
        return changed(call, said(call, NOTHING));
    }

    /** What Okta itself decides, and is sent back by clients, changes nothing. */
    private static Json said(OktaCall call, Json start) {
        var said = start;
        for (var name : NOTHING.names()) {
            var given = call.body().text(name);
            if (given.isAbsent()) {
                continue;
            }
            var text = given.toOptional();
            if (name.equals("companyName")
                    && text.filter(value -> !value.isBlank()).isEmpty()) {
                throw VALIDATION_FAILED.because("companyName: The field cannot be left blank", "companyName");
            }
            said = said.with(name, text.map(Json::text).orElse(Json.NULL));
        }
        return said;
    }

    private static Commit changed(OktaCall call, Json said) {
        var present = settings(call);
        if (said.equals(present.said())) {
            return Commit.commit(call.state()).answer(ok(call, present));
        }
        var changed = new Settings(ONLY, said, call.stamp());
        return Commit.commit(call.state().put(SETTINGS, changed)).answer(ok(call, changed));
    }

    private static Settings settings(OktaCall call) {
        return call.state().find(SETTINGS, ONLY).orElseGet(() -> new Settings(ONLY, NOTHING, created(call)));
    }

    private static Instant created(OktaCall call) {
        return call.state().scan(Group.BUILT_IN).first().orElseThrow().created();
    }

    /** The org's name in addresses. */
    static String subdomain(OktaCall call) {
        return "dtu-" + call.tenant().key().toLowerCase(Locale.ROOT);
    }

    private static Response ok(OktaCall call, Settings settings) {
        return Response.json(200, json -> members(call, json, settings));
    }

    private static void members(OktaCall call, JsonOut json, Settings settings) {
        json.text("id", OktaOrg.id(call.tenant()))
                .text("subdomain", subdomain(call))
                .json("companyName", settings.said().at("companyName").orElse(Json.NULL))
                .text("status", "ACTIVE")
                .nothing("expiresAt")
                .text("created", OktaTime.text(created(call)))
                .text("lastUpdated", OktaTime.text(settings.lastUpdated()))
                .membersOf(settings.said().without("companyName"))
                .object("_links", links -> {
                    link(links, "preferences", call.href(PATH + "/preferences"));
                    links.object(
                            "uploadLogo",
                            logo -> logo.text("href", call.href(PATH + "/logo"))
                                    .object("hints", hints -> hints.texts("allow", List.of("POST"))));
                    link(links, "oktaCommunication", call.href(PATH + "/privacy/oktaCommunication"));
                    link(links, "oktaSupport", call.href(PATH + "/privacy/oktaSupport"));
                    link(links, "contacts", call.href(PATH + "/contacts"));
                });
    }

    private static void link(JsonOut links, String relation, String href) {
        links.object(relation, link -> link.text("href", href));
    }
}
