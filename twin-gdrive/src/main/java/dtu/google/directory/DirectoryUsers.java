package dtu.google.directory;

import static dtu.google.GoogleRoutes.read;
import static dtu.google.GoogleRoutes.write;
import static dtu.google.directory.Enrolment.ENROLMENTS;
import static dtu.google.people.Person.PEOPLE;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.PATCH;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.GooglePageToken;
import dtu.google.Residents;
import dtu.google.Scope;
import dtu.google.directory.Enrolment.Standing;
import dtu.google.people.Accounts;
import dtu.google.people.Person;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.Stamp;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The users of a Workspace customer, for its administrators. */
public final class DirectoryUsers {
    private static final String ALL = "/admin/directory/v1/users";
    private static final String ONE = ALL + "/{userKey}";
    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 500;
    private static final int PASSWORD_MIN = 8;
    private static final int PASSWORD_MAX = 100;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("directory.users.list",   GET,    ALL, Scope.DIRECTORY_READ, DirectoryUsers::list),
        write("directory.users.insert", POST,   ALL, Scope.DIRECTORY,      DirectoryUsers::insert),
        read ("directory.users.get",    GET,    ONE, Scope.DIRECTORY_READ, DirectoryUsers::get),
        write("directory.users.update", PUT,    ONE, Scope.DIRECTORY,      DirectoryUsers::update),
        write("directory.users.patch",  PATCH,  ONE, Scope.DIRECTORY,      DirectoryUsers::update),
        write("directory.users.delete", DELETE, ONE, Scope.DIRECTORY,      DirectoryUsers::delete));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(ENROLMENTS);

    private DirectoryUsers() {}

    /** By address, since that is the order in which accounts are found. */
    private static Response list(GoogleCall call) {
        admit(call);
        var domain = call.query("domain").orElse("");
        if (domain.isEmpty() && call.query("customer").isEmpty()) {
            throw GoogleError.BAD_REQUEST.refusal("Bad Request");
        }
        var limit = call.number("maxResults", LIMIT, 1, LIMIT_MAX);
        var text = call.query("query").orElse("");
        var query = UserQuery.of(text);
        var asked = "directory " + domain + " " + text;
        var found = Accounts.behind(
                        call.state(), GooglePageToken.read(call, asked).orElse(""))
                .filter(person -> isUser(call, person))
                .filter(person -> domain.isEmpty() || person.domain().equalsIgnoreCase(domain))
                .filter(person -> query.holds(person, Enrolment.of(call.state(), person)))
                .limit(limit + 1L)
                .toList();
        var page = found.size() > limit ? found.subList(0, limit) : found;
        return call.ok(json -> {
            json.text("kind", "admin#directory#users");
            if (!page.isEmpty()) {
                json.array("users", page, (out, person) -> out.value(each -> members(call, each, person)));
            }
            if (found.size() > limit) {
                json.text(
                        "nextPageToken",
                        GooglePageToken.text(call, asked, page.getLast().account()));
            }
        });
    }

    private static boolean isUser(GoogleCall call, Person person) {
        return !person.isService() && Enrolment.of(call.state(), person).standing() != Standing.DELETED;
    }

    private static Commit insert(GoogleCall call) {
        admit(call);
        var body = call.body();
        var address = body.text("primaryEmail").or("").strip().toLowerCase(Locale.ROOT);
        if (!address.matches("[^@\\s]+@[^@\\s]+")) {
            throw GoogleError.INVALID_INPUT.refusal("primary_user_email");
        }
        var name = body.objectOrEmpty("name");
        var given = named(name, "givenName", "GivenName");
        var family = named(name, "familyName", "FamilyName");
        var password = body.text("password").or("");
        if (password.length() < PASSWORD_MIN || password.length() > PASSWORD_MAX) {
            throw GoogleError.BAD_PASSWORD.refusal();
        }
        var known = Accounts.find(call.state(), call.tenant(), address);
        if (known.filter(person -> isUser(call, person)).isPresent()) {
            throw GoogleError.ENTITY_EXISTS.refusal();
        }
        var person = known.orElseGet(() -> Residents.person(call, Person.Kind.USER, address, given + " " + family));
        var state = known.isPresent() ? call.state() : Residents.admitted(call, call.state(), person);
        var standing = body.truth("suspended").or(false) ? Standing.SUSPENDED : Standing.ACTIVE;
        var enrolment = new Enrolment(person.id(), given, family, standing, call.stamp());
        return kept(call.seeing(state), person, enrolment);
    }

    private static String named(Fields name, String member, String title) {
        var text = name.text(member).or("").strip();
        if (text.isEmpty()) {
            throw GoogleError.INVALID_NAME.refusal(title);
        }
        return text;
    }

    private static Response get(GoogleCall call) {
        admit(call);
        var person = asked(call);
        return call.ok(json -> members(call, json, person));
    }

    /** Both ways of changing keep what they do not name. */
    private static Commit update(GoogleCall call) {
        admit(call);
        var person = asked(call);
        var body = call.body();
        var address = body.text("primaryEmail").or(person.account());
        if (!Person.key(address).equals(person.account())) {
            throw GoogleError.INVALID_INPUT.refusal("primary_user_email");
        }
        var before = Enrolment.of(call.state(), person);
        var name = body.objectOrEmpty("name");
        var given = name.has("givenName") ? named(name, "givenName", "GivenName") : before.givenName();
        var family = name.has("familyName") ? named(name, "familyName", "FamilyName") : before.familyName();
        var suspended = body.truth("suspended").or(before.standing() == Standing.SUSPENDED);
        if (suspended && person.equals(call.me())) {
            throw GoogleError.NOT_AUTHORIZED.refusal();
        }
        var after = before.named(given, family).moved(suspended ? Standing.SUSPENDED : Standing.ACTIVE);
        return kept(call, person, after);
    }

    private static Commit kept(GoogleCall call, Person person, Enrolment enrolment) {
        var named = person.named(enrolment.fullName());
        var state = call.state().put(ENROLMENTS, enrolment).put(PEOPLE, named);
        var after = call.seeing(state);
        return Commit.commit(state).answer(call.ok(json -> members(after, json, named)));
    }

    private static Commit delete(GoogleCall call) {
        admit(call);
        var person = asked(call);
        if (person.equals(call.me())) {
            throw GoogleError.NOT_AUTHORIZED.refusal();
        }
        var gone = Enrolment.of(call.state(), person).moved(Standing.DELETED);
        return Commit.commit(call.state().put(ENROLMENTS, gone)).answer(Response.empty(204));
    }

    private static void admit(GoogleCall call) {
        if (call.me().kind() != Person.Kind.ADMIN) {
            throw GoogleError.NOT_AUTHORIZED.refusal();
        }
    }

    /** By address or by id. */
    private static Person asked(GoogleCall call) {
        var key = call.path("userKey");
        return Accounts.find(call.state(), call.tenant(), key)
                .or(() -> Optional.of(new Person.Id(key))
                        .flatMap(id -> call.state().find(PEOPLE, id)))
                .filter(person -> isUser(call, person))
                .orElseThrow(GoogleError.USER_NOT_FOUND.about());
    }

    private static void members(GoogleCall call, JsonOut json, Person person) {
        var enrolment = Enrolment.of(call.state(), person);
        json.text("kind", "admin#directory#user")
                .text("id", person.id().value())
                .text("etag", "\"" + Integer.toHexString(Objects.hash(person.account(), enrolment.toString())) + "\"")
                .text("primaryEmail", person.account())
                .object(
                        "name",
                        name -> name.text("givenName", enrolment.givenName())
                                .text("familyName", enrolment.familyName())
                                .text("fullName", enrolment.fullName()))
                .truth("isAdmin", person.kind() == Person.Kind.ADMIN)
                .truth("isDelegatedAdmin", false)
                .text("creationTime", Stamp.utc(enrolment.created()))
                .truth("suspended", enrolment.standing() == Standing.SUSPENDED)
                .truth("archived", false)
                .truth("changePasswordAtNextLogin", false)
                .array(
                        "emails",
                        List.of(person.account()),
                        (out, address) -> out.value(
                                email -> email.text("address", address).truth("primary", true)))
                .text("customerId", Accounts.customer(call.tenant()))
                .text("orgUnitPath", "/")
                .truth("includeInGlobalAddressList", true);
    }
}
