package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.inline.Heard;
import dtu.okta.inline.InlineHook;
import dtu.okta.inline.Reaction;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.http.Parameters;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tokens go past a hook before they are given, if the rule that admits them says so. */
record TokenHook(Draft draft, Event.Target hook) implements Reaction {
    private static final String USUAL_ERROR = "The callback service returned an error";

    /**
     * The commit in which the tokens are given, at once or when the hook has been asked. What else the commit does is
     * done in either case, so that a code that waits for a hook is spent already.
     */
    static Commit passed(OktaCall call, Commit so, Draft draft, Lifetimes lifetimes, Parameters asked) {
        var rule = lifetimes.rule();
        var hook = rule == null ? Optional.<InlineHook>empty() : rule.hook(call.state());
        if (rule == null || hook.isEmpty()) {
            return draft.issued(call, so);
        }
        var question = TokenQuestion.of(call, draft, rule, asked);
        return hook.get()
                .asked(call, so, question, new TokenHook(draft, hook.get().target()));
    }

    /** A hook that says nothing, or nothing that can be used, changes nothing; one that objects is obeyed. */
    @Override
    public Commit to(OktaCall call, Commit so, Heard heard) {
        if (!(heard instanceof Heard.Told(var body))) {
            return draft.issued(call, so);
        }
        var processed = Event.of("inline_hook.response.processed", hook);
        var error = body.at("error").filter(Json::isObject);
        if (error.isPresent()) {
            var why = error.get().textAt("errorSummary").orElse(USUAL_ERROR);
            draft.handover().acts(call, draft.authorization());
            return so.announce(processed.failedFor(why)).answer(draft.handover().refused(OAuthError.HOOK_REFUSED, why));
        }
        var commands = body.at("commands").map(Json::elements).orElse(List.of());
        var patched = patched(commands);
        return patched.isPresent()
                ? patched.get().issued(call, so.announce(processed))
                : draft.issued(call, so.announce(processed.failedFor("The commands could not be applied")));
    }

    private Optional<Draft> patched(List<Json> commands) {
        var access = draft.access();
        var identity = draft.identity();
        var kinds = Stream.of(
                        Stream.ofNullable(access).map(there -> TokenPatch.Kind.ACCESS),
                        Stream.ofNullable(identity).map(there -> TokenPatch.Kind.IDENTITY))
                .flatMap(each -> each)
                .toList();
        if (!TokenPatch.areKnown(commands, kinds)) {
            return Optional.empty();
        }
        var result = draft;
        if (access != null) {
            var patch = new TokenPatch(access.claims(), access.lifetime().toSeconds())
                    .after(commands, TokenPatch.Kind.ACCESS);
            if (patch.isEmpty()) {
                return Optional.empty();
            }
            var changed = new Draft.Access(access.token(), patch.get().claims());
            result = result.with(changed.lasting(Duration.ofSeconds(patch.get().lifetime())), identity);
        }
        if (identity != null) {
            var patch = new TokenPatch(identity.claims(), identity.lifetime().toSeconds())
                    .after(commands, TokenPatch.Kind.IDENTITY);
            if (patch.isEmpty()) {
                return Optional.empty();
            }
            var changed = new Draft.Identity(patch.get().claims());
            result = result.with(
                    result.access(),
                    changed.lasting(Duration.ofSeconds(patch.get().lifetime())));
        }
        return Optional.of(result);
    }
}
