package dtu.twins;

import dtu.twins.http.Response;
import dtu.twins.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a write leads to: the next state, what is announced, what is to happen later, and the answer. */
public record Commit(
        State state,
        Response answer,
        List<Announcement> announcements,
        List<Parcel> parcels,
        List<Later> later,
        List<Mail> mail,
        @Nullable Ask ask) {

    /** A task and when it is due. */
    public record Later(Instant due, Task task) {}

    /** A message to the outside that the client's answer waits for. */
    public record Ask(Outgoing question, Continuation then) {}

    public static Commit commit(State state) {
        return new Commit(state, Response.empty(204), List.of(), List.of(), List.of(), List.of(), null);
    }

    public Commit answer(Response response) {
        return new Commit(state, response, announcements, parcels, later, mail, ask);
    }

    public Commit announce(Announcement announcement) {
        return new Commit(state, answer, plus(announcements, announcement), parcels, later, mail, ask);
    }

    public Commit announce(List<? extends Announcement> more) {
        var commit = this;
        for (var announcement : more) {
            commit = commit.announce(announcement);
        }
        return commit;
    }

    /** Puts a message for the outside into the outbox. */
    public Commit send(Parcel parcel) {
        return new Commit(state, answer, announcements, plus(parcels, parcel), later, mail, ask);
    }

    public Commit later(Instant due, Task task) {
        return new Commit(state, answer, announcements, parcels, plus(later, new Later(due, task)), mail, ask);
    }

    public Commit mail(Mail letter) {
        return new Commit(state, answer, announcements, parcels, later, plus(mail, letter), ask);
    }

    /** Ends in a question to the outside: the answer of this commit is dropped for that of the continuation. */
    public Commit ask(Outgoing question, Continuation then) {
        return new Commit(state, answer, announcements, parcels, later, mail, new Ask(question, then));
    }

    /** The same behind another commit, on whose state it was made: what that one wanted happens too, and first. */
    public Commit after(Commit before) {
        return new Commit(
                state,
                answer,
                joined(before.announcements, announcements),
                joined(before.parcels, parcels),
                joined(before.later, later),
                joined(before.mail, mail),
                ask);
    }

    /** The same with another state. */
    public Commit with(State next) {
        return new Commit(next, answer, announcements, parcels, later, mail, ask);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static <T> List<T> plus(List<T> list, T item) {
        if (list.isEmpty()) {
            return List.of(item);
        }
        var longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }
}
