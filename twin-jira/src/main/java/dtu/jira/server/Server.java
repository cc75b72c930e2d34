package dtu.jira.server;

import static dtu.jira.JiraNeed.ANYONE;
import static dtu.jira.JiraRoutes.read;
import static dtu.twins.http.Method.GET;

import dtu.jira.JiraCall;
import dtu.twins.Route;
import dtu.twins.Tenant;
import dtu.twins.http.Response;
import java.util.List;

/** Jira's account of itself. */
public final class Server {
    private static final String VERSION = "1001.0.0-SNAPSHOT";
    private static final List<Integer> VERSION_NUMBERS = List.of(1001, 0, 0);
    private static final int BUILD = 100_289;
    private static final int UUID_DIGITS = 32;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read("getServerInfo", GET, "/rest/api/3/serverInfo", ANYONE, Server::info),
        read("tenantInfo",    GET, "/_edge/tenant_info",     ANYONE, Server::tenant));
    // spotless:on

    private Server() {}

    private static Response info(JiraCall call) {
        var root = call.request().origin();
        return Response.json(
                200,
                json -> json.text("baseUrl", root)
                        .text("displayUrl", root)
                        .text("displayUrlServicedeskHelpCenter", root)
                        .text("displayUrlConfluence", root + "/wiki")
                        .text("version", VERSION)
                        .array("versionNumbers", VERSION_NUMBERS, (out, number) -> out.value(number))
                        .text("deploymentType", "Cloud")
                        .number("buildNumber", BUILD)
                        .text("buildDate", "2026-01-02T01:27:45.000+0000")
                        .text("serverTime", call.time(call.now()))
                        .text("scmInfo", "57a0ca5b1a41b5a5e2e2d8b8f4f2d5c4a8e5b4d1")
                        .text("serverTitle", "Jira")
                        .object("defaultLocale", locale -> locale.text("locale", "en_US"))
                        .text("serverTimeZone", "Etc/UTC"));
    }

    private static Response tenant(JiraCall call) {
        return Response.json(200, json -> json.text("cloudId", cloudId(call.tenant())));
    }

    /** The id of the site: a UUID that only this tenant has. */
    static String cloudId(Tenant tenant) {
        var hex = tenant.secret("jira.cloudId", "0123456789abcdef", UUID_DIGITS);
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-8"
                + hex.substring(17, 20) + "-" + hex.substring(20);
    }
}
