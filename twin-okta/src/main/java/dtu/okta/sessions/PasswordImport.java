package dtu.okta.sessions;

import dtu.okta.OktaCall;
import dtu.okta.inline.Heard;
import dtu.okta.inline.InlineHook;
import dtu.okta.inline.Question;
import dtu.okta.inline.Reaction;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * Somebody signs in for the first time whose password is still in another store: a hook is asked whether it is right,
 * and the operation that wanted to know begins again with what the hook has said.
 */
record PasswordImport(User.Id user, String password) implements Reaction {
    private static final String TYPE = "com.okta.user.credential.password.import";
    private static final String COMMAND = "com.okta.action.update";

    /** The commit that ends in the question; empty when there is nothing, or nobody, to ask. */
    static Optional<Commit> asked(OktaCall call, User user, String login, String password) {
        if (!user.hasPasswordElsewhere() || call.isBegunAgain()) {
            return Optional.empty();
        }
        return InlineHook.active(call.state(), TYPE)
                .map(hook -> hook.asked(
                        call,
                        Commit.commit(call.state()),
                        question(call, hook, login, password),
                        new PasswordImport(user.id(), password)));
    }

    private static Json question(OktaCall call, InlineHook hook, String login, String password) {
        return Question.of(
                call,
                TYPE,
                call.href("/api/v1/inlineHooks/" + hook.id().value()),
                context -> context.object(
                        "credential", out -> out.text("username", login).text("password", password)),
                data -> data.object("action", action -> action.text("credential", "UNVERIFIED")));
    }

    /** A hook that says nothing, or nothing that can be used, vouches for nobody. */
    @Override
    public Commit to(OktaCall call, Commit so, Heard heard) {
        var found = call.state().find(User.USERS, user).filter(User::hasPasswordElsewhere);
        if (found.isEmpty()) {
            return call.begunAgain(so);
        }
        var event = Event.of("user.import.password", found.get().target());
        if (!isVerified(heard)) {
            return call.begunAgain(so.announce(event.failedFor("The password was not verified")));
        }
        var imported = found.get().importing(password, call.chance().in("importedPassword"), call.stamp());
        return call.begunAgain(so.with(so.state().put(User.USERS, imported)).announce(event));
    }

    private static boolean isVerified(Heard heard) {
        return heard instanceof Heard.Told(var body)
                && body.at("commands").map(Json::elements).orElse(List.of()).stream()
                        .filter(command -> command.textAt("type").orElse("").equals(COMMAND))
                        .flatMap(command -> command.at("value").stream())
                        .anyMatch(value -> value.textAt("credential").orElse("").equals("VERIFIED"));
    }
}
