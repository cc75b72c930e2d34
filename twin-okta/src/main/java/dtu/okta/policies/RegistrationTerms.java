package dtu.okta.policies;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.okta.groups.Group;
import dtu.okta.inline.InlineHook;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a profile enrollment policy asks of people who sign up by themselves.
 *
 * @param action {@code profileEnrollment} of the rule, as Okta shows it
 */
public record RegistrationTerms(Json action) {
    /** The type of the hooks that are asked before somebody is registered. */
    public static final String HOOK = "com.okta.user.pre-registration";

    private static final int HOOKS_MAX = 1;
    private static final int GROUPS_MAX = 1;
    private static final int ATTRIBUTES_MAX = 10;

    /** A field of the form: an attribute of the profile, or something that only the hook hears of. */
    public record Field(String name, String label, boolean required) {}

    /** Whether somebody who is not known yet may sign up at all. */
    public boolean isOpen() {
        return is("access", "ALLOW") && is("unknownUserAction", "REGISTER");
    }

    /** What the form asks for, in order. */
    public List<Field> fields() {
        return list("profileAttributes").stream().map(RegistrationTerms::field).toList();
    }

    private static Field field(Json given) {
        var name = given.textAt("name").orElse("");
        return new Field(
                name,
                given.textAt("label").filter(label -> !label.isBlank()).orElse(name),
                given.at("required").filter(Json::asTruth).isPresent());
    }

    /** Whether the password is chosen on the first page already. */
    public boolean asksPassword() {
        return list("enrollAuthenticatorTypes").stream()
                .anyMatch(type -> type.asText().equals("password"));
    }

    /** Whether nobody gets in before the address has proven to be theirs. */
    public boolean verifiesEmail() {
        return action.at("activationRequirements")
                .flatMap(requirements -> requirements.at("emailVerification"))
                .filter(Json::asTruth)
                .isPresent();
    }

    /** The groups that everybody who signs up joins, as far as they are still there. */
    public List<Group> groups(State state) {
        return list("targetGroupIds").stream()
                .flatMap(id -> state.find(Group.GROUPS, new Group.Id(id.asText())).stream())
                .filter(group -> !group.isBuiltIn())
                .toList();
    }

    /** Who is asked before somebody is registered. */
    public Optional<InlineHook> hook(State state) {
        return hooks().findFirst().flatMap(id -> InlineHook.active(state, id, HOOK));
    }

    private Stream<String> hooks() {
        return list("preRegistrationInlineHooks").stream()
                .map(hook -> hook.textAt("inlineHookId").orElse(""));
    }

    /** Refuses what an administrator cannot mean: too much of something, or what the org does not have. */
    void refuseNonsense(OktaCall call) {
        atMost("preRegistrationInlineHooks", HOOKS_MAX);
        atMost("targetGroupIds", GROUPS_MAX);
        atMost("profileAttributes", ATTRIBUTES_MAX);
        if (hooks().anyMatch(id -> InlineHook.active(call.state(), id, HOOK).isEmpty())) {
            throw invalid("preRegistrationInlineHooks");
        }
        if (groups(call.state()).size() < list("targetGroupIds").size()) {
            throw invalid("targetGroupIds");
        }
        if (fields().stream().anyMatch(field -> field.name().isBlank())) {
            throw VALIDATION_FAILED.because("name: The field cannot be left blank", "name");
        }
        if (list("enrollAuthenticatorTypes").stream()
                .anyMatch(type -> !type.asText().equals("password"))) {
            throw invalid("enrollAuthenticatorTypes");
        }
    }

    private void atMost(String name, int most) {
        if (list(name).size() > most) {
            throw VALIDATION_FAILED.because(name + ": The field has more than " + most + " entries", name);
        }
    }

    private static RuntimeException invalid(String name) {
        return VALIDATION_FAILED.because(name + ": The field has an invalid value", name);
    }

    private boolean is(String name, String value) {
        return action.textAt(name).filter(value::equals).isPresent();
    }

    private List<Json> list(String name) {
        return action.at(name).map(Json::elements).orElse(List.of());
    }
}
