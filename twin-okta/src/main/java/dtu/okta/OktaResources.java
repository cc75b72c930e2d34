package dtu.okta;

import dtu.okta.groups.Groups;
import dtu.okta.logs.LogEvent;
import dtu.okta.roles.UserRoles;
import dtu.okta.tokens.ApiToken;
import dtu.okta.users.Lifecycle;
import dtu.okta.users.Passwords;
import dtu.okta.users.Users;
import dtu.twins.Route;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is built: a new resource adds its lines here. */
final class OktaResources {
    static final List<Route> ROUTES = Stream.of(
                    Users.ROUTES, Lifecycle.ROUTES, Passwords.ROUTES, UserRoles.ROUTES, Groups.ROUTES)
            .flatMap(List::stream)
            .toList();

    static final List<Shape> SHAPES = Stream.of(
                    Users.SHAPES,
                    UserRoles.SHAPES,
                    Groups.SHAPES,
                    List.<Shape>of(ApiToken.TOKENS),
                    List.<Shape>of(LogEvent.LOG))
            .flatMap(List::stream)
            .toList();

    private OktaResources() {}
}
