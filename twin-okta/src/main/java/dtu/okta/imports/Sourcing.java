package dtu.okta.imports;

import dtu.okta.OktaCall;
import dtu.okta.apps.Application;
import dtu.okta.users.Lifecycle;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
import dtu.okta.users.Users;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What an identity source says of people becomes so in Okta: the source is the master of their profiles. */
final class Sourcing {
    private Sourcing() {}

    /** The person of that name in a source. */
    static Optional<SourceUser> known(Commit so, Application source, String externalId) {
        return so.state().find(SourceUser.BY_EXTERNAL_ID, new SourceUser.Key(source.id(), externalId));
    }

    /** Somebody comes, or is other than before; what cannot be is logged and changes nothing. */
    static Commit upserted(OktaCall call, Commit so, Application source, Candidate candidate) {
        var known = known(so, source, candidate.externalId());
        if (known.isPresent()) {
            var row = known.get().described(known.get().profile().merged(candidate.profile()), call.stamp());
            return described(call, so.with(so.state().put(SourceUser.USERS, row)), source, row);
        }
        var proposal = Proposal.of(call, so.state(), source, candidate);
        var applied = proposal.applied(call, so, source);
        var user = applied.state()
                .find(User.BY_LOGIN, User.key(proposal.profile().textAt("login").orElse("")));
        if (user.isEmpty()) {
            return applied;
        }
        var row = new SourceUser(
                call.mint(SourceUser.IDS),
                source.id(),
                candidate.externalId(),
                candidate.profile(),
                user.get().id(),
                call.stamp(),
                call.stamp());
        var kept = applied.with(applied.state().put(SourceUser.USERS, row));
        return proposal.isNew() ? kept : described(call, kept, source, row);
    }

    /** The person in Okta becomes what the source says. */
    static Commit described(OktaCall call, Commit so, Application source, SourceUser row) {
        var user = so.state().find(User.USERS, row.user());
        if (user.isEmpty() || user.get().status() == UserStatus.DEPROVISIONED) {
            return so;
        }
        var profile = Proposal.of(call, so.state(), source, new Candidate(row.externalId(), row.profile()))
                .profile();
        return done(call, so, row, Json.EMPTY_OBJECT.with("profile", profile), Users::update);
    }

    /** Whoever is gone from the source has left. */
    static Commit deleted(OktaCall call, Commit so, SourceUser row) {
        var without = so.with(so.state().remove(SourceUser.USERS, row.id()));
        var isHere = so.state()
                .find(User.USERS, row.user())
                .filter(user -> user.status() != UserStatus.DEPROVISIONED)
                .isPresent();
        return isHere ? done(call, without, row, Json.EMPTY_OBJECT, Lifecycle::deactivate) : without;
    }

    private static Commit done(OktaCall call, Commit so, SourceUser row, Json body, Function<OktaCall, Commit> what) {
        var here = call.request();
        var request = new Request(Method.POST, here.origin(), here.path(), Parameters.NONE, here.headers(), here.body())
                .json(body.toString());
        var inner =
                call.seeing(so.state()).asking(request, Map.of("id", row.user().value()));
        try {
            return what.apply(inner).after(so);
        } catch (Refusal refused) {
            return so;
        }
    }
}
