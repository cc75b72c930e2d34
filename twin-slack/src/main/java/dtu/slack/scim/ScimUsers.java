package dtu.slack.scim;

import static dtu.slack.users.User.USERS;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.users.Handles;
import dtu.slack.users.People;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** SCIM's users: people alone, those who were deactivated among them. */
record ScimUsers(Dialect dialect) {

    Response list(SlackCall call) {
        var filter = ScimFilters.given(call);
        var window = ScimAnswer.Window.of(call);
        if (filter.isEmpty()) {
            var rows = call.state().scan(User.PEOPLE);
            var page = rows.skip(window.skipped()).limit(window.count()).toList();
            return page(call, window, rows.size(), page);
        }
        var found = candidates(call, filter.getFirst())
                .filter(user -> filter.stream().allMatch(each -> holds(call, user, each)))
                .toList();
        var page = found.stream().skip(window.skipped()).limit(window.count()).toList();
        return page(call, window, found.size(), page);
    }

    private Response page(SlackCall call, ScimAnswer.Window window, int total, List<User> page) {
        return ScimAnswer.page(dialect, window, total, page, (out, user) -> Portrait.members(call, out, user, dialect));
    }

    /** Whom an equality can only mean; otherwise everybody. */
    private static Stream<User> candidates(SlackCall call, ScimFilters.Comparison first) {
        var state = call.state();
        if (first.operator() != ScimFilters.Operator.EQ) {
            return state.scan(User.PEOPLE).stream();
        }
        return switch (first.attribute()) {
            case "id" -> person(state.find(USERS, new User.Id(first.value())));
            case "userName" -> person(state.find(User.BY_NAME, Handles.shaped(first.value())));
            case "email", "emails", "emails.value" -> person(state.find(User.BY_EMAIL, User.key(first.value())));
            case "externalId" ->
                person(state.find(Provisioned.BY_EXTERNAL_ID, first.value()).map(row -> state.get(USERS, row.id())));
            default -> state.scan(User.PEOPLE).stream();
        };
    }

    private static Stream<User> person(Optional<User> found) {
        return found.stream().filter(User::isPerson);
    }

    private static boolean holds(SlackCall call, User user, ScimFilters.Comparison wanted) {
        if (wanted.attribute().equals("userName") && wanted.value().contains("@")) {
            return isNamedAfter(user, wanted.value())
                    && wanted.operator().holds(user.name(), Handles.shaped(wanted.value()));
        }
        var value = wanted.value();
        return wanted.operator().holds(attribute(call, user, wanted.attribute()), value);
    }

    /** Whether a handle may have been made of that address: it was not where it was made of another one. */
    private static boolean isNamedAfter(User user, String address) {
        var email = user.profile().email();
        return email.equalsIgnoreCase(address) || !Handles.shaped(email).equals(Handles.shaped(address));
    }

    private static String attribute(SlackCall call, User user, String name) {
        var profile = user.profile();
        return switch (name) {
            case "id" -> user.id().value();
            case "userName", "nickName" -> user.name();
            case "email", "emails", "emails.value" -> profile.email();
            case "displayName" -> profile.displayName();
            case "name.givenName", "firstName" -> profile.firstName();
            case "name.familyName", "lastName" -> profile.lastName();
            case "title" -> profile.title();
            case "active" -> Boolean.toString(!user.deleted());
            case "externalId" ->
                call.state()
                        .find(Provisioned.PROVISIONED, user.id())
                        .flatMap(row -> row.more().textAt("externalId"))
                        .orElse("");
            default -> throw ScimError.INVALID_FILTER.refusal();
        };
    }

    Commit create(SlackCall call) {
        var resource = dialect.read(Scim.body(call));
        var id = call.mint(User.IDS);
        return answered(call, Provisioning.create(call, id, resource), id, resource, 201);
    }

    Response read(SlackCall call) {
        return shown(call, user(call), 200);
    }

    /** Version one also takes a piece of a resource as it is. */
    Commit patch(SlackCall call) {
        var user = user(call);
        var before = Portrait.writable(call, user);
        var body = Scim.body(call);
        var plain = dialect == Dialect.V1 && body.at("Operations").isEmpty();
        var resource = plain ? before.merged(dialect.read(body)) : Patch.applied(before, body, dialect);
        return answered(call, Provisioning.change(call, user, resource), user.id(), resource, 200);
    }

    /** Whatever is not given is cleared. */
    Commit replace(SlackCall call) {
        var user = user(call);
        var resource = dialect.read(Scim.body(call));
        return answered(call, Provisioning.change(call, user, resource), user.id(), resource, 200);
    }

    /** Nobody is ever deleted. */
    Commit delete(SlackCall call) {
        var user = user(call);
        if (user.role() == User.Role.PRIMARY_OWNER) {
            throw ScimError.CANNOT_CHANGE_OWNER.refusal();
        }
        var deed = user.deleted()
                ? Deed.in(call.state())
                : People.changed(call, Deed.in(call.state()), user, user.deactivated(call.now()));
        return deed.answer(Response.empty(200));
    }

    private Commit answered(SlackCall call, Deed deed, User.Id id, Json resource, int status) {
        var after = call.seeing(deed.state());
        var commit = deed.answer(shown(after, deed.state().get(USERS, id), status));
        var expiration = GuestTime.in(resource);
        return expiration.isEmpty() ? commit : commit.later(expiration.get(), new GuestTime.Up(id, expiration.get()));
    }

    private Response shown(SlackCall call, User user, int status) {
        return ScimAnswer.of(status, json -> Portrait.members(call, json, user, dialect));
    }

    private static User user(SlackCall call) {
        return call.state()
                .find(USERS, new User.Id(call.path("id")))
                .filter(User::isPerson)
                .orElseThrow(ScimError.USER_NOT_FOUND);
    }
}
