package dtu.okta.authn;

import dtu.okta.OktaCall;
import dtu.okta.inline.Heard;
import dtu.okta.inline.InlineHook;
import dtu.okta.inline.Question;
import dtu.okta.inline.Reaction;
import dtu.okta.logs.Event;
import dtu.okta.policies.RegistrationTerms;
import dtu.okta.users.UserType;
import dtu.twins.Commit;
import dtu.twins.json.Json;
import java.util.List;

/** A registration goes past a hook before the person is made, if the policy says so. */
record SignUpHook(Newcomer newcomer, Event.Target hook) implements Reaction {
    private static final String PROFILE = "com.okta.user.profile.update";
    private static final List<String> ACTIONS = List.of("com.okta.action.update");
    private static final String PLACE = "data.userProfile.";

    private static final String NO_ANSWER = "There was an error creating your account. Please try registering again";
    private static final String ERROR = "Registration cannot be completed at this time.";
    private static final String DENIED = "Registration denied.";

    /** The commit that ends in the question. */
    static Commit asked(OktaCall call, InlineHook hook, Newcomer newcomer) {
        var question = Question.of(
                        call,
                        RegistrationTerms.HOOK,
                        hook.id().value(),
                        context -> {},
                        data -> data.json("userProfile", newcomer.attributes()).text("action", "ALLOW"))
                .with("requestType", "self.service.registration");
        return hook.asked(call, Commit.commit(call.state()), question, new SignUpHook(newcomer, hook.target()));
    }

    /** A hook that says nothing, or nothing that can be used, lets nobody in; nor does one that objects. */
    @Override
    public Commit to(OktaCall call, Commit so, Heard heard) {
        if (!(heard instanceof Heard.Told(var body))) {
            return SignUp.again(call, so, newcomer, List.of(NO_ANSWER));
        }
        var processed = Event.of("inline_hook.response.processed", hook);
        var error = body.at("error").filter(Json::isObject);
        if (error.isPresent()) {
            var why = error.get().textAt("errorSummary").orElse(ERROR);
            return SignUp.again(call, so.announce(processed.failedFor(why)), newcomer, causes(error.get()));
        }
        var obeyed = newcomer;
        for (var command : body.at("commands").map(Json::elements).orElse(List.of())) {
            var type = command.textAt("type").orElse("");
            var value = command.at("value").orElse(Json.EMPTY_OBJECT);
            if (ACTIONS.contains(type)
                    && value.textAt("registration").orElse("").equals("DENY")) {
                return SignUp.again(call, so.announce(processed), newcomer, List.of(DENIED));
            }
            obeyed = type.equals(PROFILE) ? changed(obeyed, value) : obeyed;
        }
        return settled(call, so, processed, obeyed);
    }

    private Commit settled(OktaCall call, Commit so, Event processed, Newcomer obeyed) {
        var terms = SignUp.terms(call.state(), newcomer.target());
        var known = UserType.usual(call.state()).attributes();
        if (!terms.isOpen()) {
            return SignUp.again(call, so.announce(processed), newcomer, List.of(DENIED));
        }
        var strange = obeyed.attributes().names().stream()
                .filter(name -> newcomer.attributes().at(name).isEmpty() && !known.contains(name))
                .findFirst();
        if (strange.isPresent()) {
            var why = "Property name '" + strange.get() + "' is not defined in profile";
            return SignUp.again(call, so.announce(processed.failedFor(why)), newcomer, List.of(ERROR));
        }
        return switch (obeyed.made(call.seeing(so.state()), terms)) {
            case Newcomer.Outcome.Made(var made) -> SignUp.registered(call, made.after(so.announce(processed)), obeyed);
            case Newcomer.Outcome.Refused(var causes) -> {
                var theirs = causes.stream()
                        .filter(cause -> SignUp.isAbout(cause, terms))
                        .toList();
                yield SignUp.again(
                        call,
                        so.announce(processed.failedFor(causes.getFirst())),
                        newcomer,
                        theirs.isEmpty() ? List.of(ERROR) : theirs);
            }
        };
    }

    private static Newcomer changed(Newcomer before, Json value) {
        var after = before;
        for (var name : value.names()) {
            after = after.with(name, value.at(name).orElse(Json.NULL));
        }
        return after;
    }

    /** What people are shown: the causes, each with the attribute it is about, else a general text. */
    private static List<String> causes(Json error) {
        var causes = error.at("errorCauses").map(Json::elements).orElse(List.of()).stream()
                .filter(cause -> cause.textAt("errorSummary").isPresent())
                .map(SignUpHook::cause)
                .toList();
        return causes.isEmpty() ? List.of(ERROR) : causes;
    }

    private static String cause(Json cause) {
        var words = cause.textAt("errorSummary").orElse("");
        var location = cause.textAt("location").orElse("");
        return location.startsWith(PLACE) ? location.substring(PLACE.length()) + ": " + words : words;
    }
}
