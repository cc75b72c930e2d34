package dtu.okta.apps;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.okta.expression.BadExpression;
import dtu.okta.expression.Subject;
import dtu.okta.mappings.ProfileMapping;
import dtu.okta.schemas.Judgement;
import dtu.okta.schemas.Schemas;
import dtu.okta.users.User;
import dtu.okta.users.UserType;
import dtu.twins.json.Json;
import java.util.Set;

/**
 * What an application knows of a person: what its mapping makes of the person's own profile, changed by the group
 * through which the person has it, and then by hand.
 */
public final class AppProfile {
    private static final String USER_NAME = "userName";

    private AppProfile() {}

    /**
     * All attributes, the user name among them.
     *
     * @param known what the application was told before; an attribute that is not pushed keeps its value
     */
    public static Json of(OktaCall call, Application app, User user, Json known) {
        var state = call.state();
        var mapping =
                ProfileMapping.between(state, user.type().value(), app.id().value());
        var mapped = Json.EMPTY_OBJECT.with(USER_NAME, userName(call, app, user));
        for (var name : mapping.names()) {
            var rule = mapping.at(name).orElseThrow();
            var pushed = rule.textAt("pushStatus").filter("PUSH"::equals).isPresent();
            var kept = pushed ? Json.NULL : known.at(name).orElse(Json.NULL);
            if (!name.equals(USER_NAME)) {
                mapped = mapped.with(
                        name,
                        kept.isNull()
                                ? value(call, user, rule.textAt("expression").orElse("null"))
                                : kept);
            } else if (!kept.isNull()) {
                mapped = mapped.with(name, kept);
            }
        }
        return mapped.merged(given(call, app, user));
    }

    /** What was said of the assignment, which counts more than any mapping. */
    private static Json given(OktaCall call, Application app, User user) {
        return call.state()
                .find(AppUser.APP_USERS, new AppUser.Id(app.id(), user.id()))
                .map(AppUser::profile)
                .or(() -> Assignments.through(call.state(), app.id(), user).map(AppGroup::profile))
                .orElse(Json.EMPTY_OBJECT);
    }

    /** Given by hand, or made by the application's template. */
    static String userName(OktaCall call, Application app, User user) {
        return call.state()
                .find(AppUser.APP_USERS, new AppUser.Id(app.id(), user.id()))
                .map(AppUser::userName)
                .orElseGet(() -> templated(call, app, user));
    }

    /** A template is an expression, between braces or not; one that comes to nothing leaves the login. */
    static String templated(OktaCall call, Application app, User user) {
        var template = app.userNameTemplate();
        var expression = template.startsWith("${") && template.endsWith("}")
                ? template.substring(2, template.length() - 1).replace("fn:", "String.")
                : template;
        var name = value(call, user, expression);
        return name.isText() && !name.asText().isEmpty() ? name.asText() : user.login();
    }

    private static Json value(OktaCall call, User user, String expression) {
        var type = call.state().get(UserType.TYPES, user.type());
        try {
            var surroundings = Json.EMPTY_OBJECT.with("source", user.profile()).with("user", user.profile());
            return call.conditions()
                    .value(expression, Set.copyOf(type.attributes()))
                    .valueFor(new Subject(call.state(), user, call.now(), surroundings));
        } catch (BadExpression attributeIsGone) {
            return Json.NULL;
        }
    }

    /** Refuses a profile that the application's schema does not admit. */
    static Json checked(OktaCall call, Application app, Json given) {
        given.members((name, value) -> {
            var definition = Schemas.definition(call.state(), app, name)
                    .orElseThrow(() -> VALIDATION_FAILED.because(
                            "Property name '" + name + "' is not defined in profile", "profile"));
            Judgement.complaint(definition, value).ifPresent(words -> {
                throw VALIDATION_FAILED.because(name + ": " + words, name);
            });
        });
        return given;
    }
}
