package dtu.okta.authn;

import dtu.okta.OktaCall;
import dtu.okta.policies.RegistrationTerms;
import dtu.okta.policies.RegistrationTerms.Field;
import dtu.okta.schemas.BuiltInAttributes;
import dtu.okta.users.Creation;
import dtu.okta.users.UserType;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Somebody who signs up: not a person of the org yet.
 *
 * @param attributes what the form asked for, those included that no profile has and only a hook hears of
 * @param password empty when it is chosen later
 * @param target where they want to be in the end
 */
record Newcomer(Json attributes, String password, String target) {
    private static final String PREFIX = "profile.";
    private static final String LOGIN = "login";

    /** What became of an attempt to make a person of somebody. */
    sealed interface Outcome {
        /** They are staged. */
        record Made(Commit commit) implements Outcome {}

        /** What is wrong, each as {@code attribute: words} where it is about one. */
        record Refused(List<String> causes) implements Outcome {}
    }

    /** The name that a form has for an attribute. */
    static String input(Field field) {
        return PREFIX + field.name();
    }

    /** Who sent that form. The address is the login as well, unless the form asks for both. */
    static Newcomer typed(State state, RegistrationTerms terms, Parameters form, String target) {
        var attributes = Json.EMPTY_OBJECT;
        for (var field : terms.fields()) {
            var text = form.first(input(field)).orElse("").strip();
            if (!text.isEmpty()) {
                attributes = attributes.with(field.name(), value(state, field.name(), text));
            }
        }
        var email = attributes.textAt("email");
        if (attributes.at(LOGIN).isEmpty() && email.isPresent()) {
            attributes = attributes.with(LOGIN, email.get());
        }
        var password = terms.asksPassword() ? form.first("password").orElse("") : "";
        return new Newcomer(attributes, password, target);
    }

    /** A text as a value of the attribute's type; as it stands when it is none, for the schema to refuse. */
    private static Json value(State state, String name, String text) {
        var type = UserType.usual(state);
        var definition = type.custom().at(name).orElseGet(() -> BuiltInAttributes.user(name, type.base()));
        try {
            return switch (definition.textAt("type").orElse("string")) {
                case "integer" -> Json.number(Long.parseLong(text));
                case "number" -> Json.from(Double.valueOf(text));
                case "boolean" -> text.equals("true") || text.equals("false") ? Json.of(text) : Json.text(text);
                case "array" ->
                    Json.array(Stream.of(text.split(",", -1))
                            .map(each -> Json.text(each.strip()))
                            .toList());
                default -> Json.text(text);
            };
        } catch (NumberFormatException none) {
            return Json.text(text);
        }
    }

    Newcomer with(String name, Json value) {
        return new Newcomer(attributes.with(name, value), password, target);
    }

    /** The required fields that were left empty, as Okta complains of them. */
    List<String> blanks(RegistrationTerms terms) {
        var blank = terms.fields().stream()
                .filter(field -> field.required() && attributes.at(field.name()).isEmpty())
                .map(Field::name);
        var unset = terms.asksPassword() && password.isEmpty() ? Stream.of("password") : Stream.<String>empty();
        return Stream.concat(blank, unset)
                .map(name -> name + ": The field cannot be left blank")
                .toList();
    }

    /** Makes a staged person by the API; attributes that no profile has are left out, unless a hook has set them. */
    Outcome made(OktaCall call, RegistrationTerms terms) {
        var known = UserType.usual(call.state()).attributes();
        var profile = attributes;
        for (var field : terms.fields()) {
            profile = known.contains(field.name()) ? profile : profile.without(field.name());
        }
        var groups = terms.groups(call.state()).stream()
                .map(group -> Json.text(group.id().value()))
                .toList();
        var body = Json.EMPTY_OBJECT.with("profile", profile).with("groupIds", Json.array(groups));
        if (!password.isEmpty()) {
            var value = Json.EMPTY_OBJECT.with("value", password);
            body = body.with("credentials", Json.EMPTY_OBJECT.with("password", value));
        }
        var asked = call.request();
        var query = Parameters.of("activate", "false");
        var request = new Request(asked.method(), asked.origin(), asked.path(), query, asked.headers(), asked.body());
        var inner = call.asking(request.json(body.toString()), Map.of());
        try {
            return new Outcome.Made(Creation.create(inner));
        } catch (Refusal refused) {
            return new Outcome.Refused(
                    causes(Json.of(refused.answer(inner).body().text())));
        }
    }

    private static List<String> causes(Json error) {
        var causes = error.at("errorCauses").map(Json::elements).orElse(List.of()).stream()
                .map(cause -> cause.textAt("errorSummary").orElse(""))
                .toList();
        return causes.isEmpty() ? List.of(error.textAt("errorSummary").orElse("")) : causes;
    }
}
