package dtu.okta.apps;

import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaScope.USERS_READ;
import static dtu.twins.http.Method.GET;

import dtu.okta.OktaCall;
import dtu.okta.users.User;
import dtu.okta.users.UserFinder;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.List;

/** The tiles on a person's dashboard: a link for each way into an application that they have. */
public final class AppLinks {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read("listAppLinks", GET, "/api/v1/users/{id}/appLinks", USERS_READ, AppLinks::list));
    // spotless:on

    private AppLinks() {}

    /** One link: an application may have several, such as mail and calendar. */
    private record Tile(Application app, String name, int order) {}

    private static Response list(OktaCall call) {
        var user = UserFinder.at(call, "id");
        var tiles = new ArrayList<Tile>();
        for (var app : Assignments.of(call.state(), user)) {
            if (app.isActive()) {
                names(app).forEach(name -> tiles.add(new Tile(app, name, tiles.size())));
            }
        }
        return Response.json(
                200,
                JsonOut.array(tiles.stream(), (json, tile) -> json.value(object -> members(call, object, user, tile))));
    }

    private static List<String> names(Application app) {
        var shown = new ArrayList<String>();
        ApplicationView.visibility(app).at("appLinks").orElse(Json.EMPTY_OBJECT).members((name, isShown) -> {
            if (isShown.isTruth() && isShown.asTruth()) {
                shown.add(name);
            }
        });
        return shown;
    }

    private static void members(OktaCall call, JsonOut json, User user, Tile tile) {
        var app = tile.app();
        var hidden = ApplicationView.visibility(app)
                .at("hide")
                .flatMap(hide -> hide.at("web"))
                .filter(Json::asTruth)
                .isPresent();
        json.text("id", user.id().value())
                .text("label", app.label())
                .text(
                        "linkUrl",
                        call.href("/home/" + app.name() + "/" + app.id().value() + "/" + tile.name()))
                .text("logoUrl", "https://ok12static.oktacdn.com/assets/img/logos/default.png")
                .text("appName", app.name())
                .text("appInstanceId", app.id().value())
                .text("appAssignmentId", user.id().value())
                .truth("credentialsSetup", false)
                .truth("hidden", hidden)
                .number("sortOrder", tile.order());
    }
}
