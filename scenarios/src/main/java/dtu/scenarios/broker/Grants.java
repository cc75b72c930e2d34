package dtu.scenarios.broker;

import dtu.scenarios.broker.Access.Sharing;
import dtu.scenarios.broker.AccessRequest.Status;
import dtu.scenarios.broker.AccessRequest.What;
import dtu.scenarios.broker.AccessRequest.Who;
import dtu.scenarios.sut.Env;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The life of a request: asked, approved or denied, granted, ended. */
final class Grants {
    private static final String LOG_CHANNEL = "access-log";

    private final Env env;
    private final Services services;
    private final Ledger ledger;
    private final Directory directory;
    private final Wishes wishes;
    private final Doors doors;
    private final Set<Bug> bugs;

    Grants(Env env, Services services, Ledger ledger, Directory directory, Set<Bug> bugs) {
        this.env = env;
        this.services = services;
        this.ledger = ledger;
        this.directory = directory;
        this.wishes = new Wishes(services, directory);
        this.doors = new Doors(services, bugs);
        this.bugs = bugs;
    }

    /** After a restart: whatever has an end is ended when it comes. */
    void resume() {
        for (var request : ledger.requests()) {
            if (request.status() == Status.GRANTED && !request.isForGood()) {
                endLater(request);
            }
        }
    }

    /** Somebody asks for something: the record is opened, and who decides gets a card with buttons. */
    void ask(String member, String word, Duration span, String reason) {
        var asker = directory.behind(member);
        var access = wishes.access(word);
        if (asker.isEmpty() || access.isEmpty()) {
            tell(member, "Sorry, I do not know " + word + ".", "refused", "", word);
            return;
        }
        var person = asker.get();
        var name = access.get().name();
        if (wishes.isHeld(person, access.get()) || isAskedFor(person, access.get())) {
            tell(member, name + " is yours already, or you have asked for it.", "refused", "", name);
            return;
        }
        var approver = wishes.approver(person, access.get()).filter(Okta.Person::active);
        var approverSlack = approver.flatMap(directory::inSlack);
        if (approver.isEmpty() || approverSlack.isEmpty()) {
            tell(member, "Nobody can decide about " + name + " for you. Please ask IT.", "refused", "", name);
            return;
        }
        var who = new Who(
                member,
                person.id(),
                person.email(),
                person.name(),
                approver.get().id(),
                approverSlack.get());
        var id = open(who, new What(access.get(), span, reason));
        tell(member, "I have asked " + approver.get().name() + " about " + name + ".", "asked", id, name);
    }

    /** A file has one permission for each person, so that it cannot be shared with somebody twice. */
    private boolean isAskedFor(Okta.Person person, Access access) {
        return access instanceof Sharing sharing
                && ledger.requests().stream()
                        .anyMatch(one -> one.isOpen()
                                && one.who().okta().equals(person.id())
                                && one.what().access() instanceof Sharing other
                                && other.file().equals(sharing.file()));
    }

    private String open(Who who, What what) {
        var id = ledger.nextId();
        var issue = services.jira()
                .issue(id.toLowerCase(Locale.ROOT), who.name() + " asks for " + what.name())
                .orElse("");
        var request = AccessRequest.asked(id, who, what, issue);
        ledger.keep(request);
        services.slack()
                .post(
                        who.approverSlack(),
                        Cards.title(request),
                        Cards.card(request),
                        "access_request",
                        Cards.about(request))
                .ifPresent(posted -> shown(id, posted));
        log(request, who.name() + " asks for " + what.name(), Cards.card(request));
        return id;
    }

    /** Slack may take so long to say where the card is that somebody has clicked on it before. */
    private void shown(String id, Slack.Posted card) {
        var now = ledger.change(id, request -> request.shownOn(card));
        if (now.status() != Status.ASKED) {
            close(id, "Decided");
        }
    }

    /** Somebody clicked Approve. Only who decides may, only while they work here, and only once. */
    void approve(String id, String member) {
        // In this order: a second click may come while the directory is asked about the first.
        var clicker = directory.behind(member);
        var found = ledger.request(id);
        if (found.isEmpty() || clicker.isEmpty()) {
            return;
        }
        var request = found.get();
        if (!mayDecide(request, clicker.get())) {
            env.log(clicker.get().name() + " may not decide about " + id);
            return;
        }
        if (request.status() != Status.ASKED && !bugs.contains(Bug.DOUBLE_CLICK)) {
            return;
        }
        var until = env.now().plus(request.what().span());
        var granted = request.granted(until);
        ledger.keep(granted);
        var opened = doors.open(request.what().access(), request.who());
        if (opened.isEmpty()) {
            ledger.change(id, now -> now.in(Status.ASKED));
            return;
        }
        var now = ledger.change(id, known -> known.to(opened.get()));
        if (now.status() != Status.GRANTED) {
            doors.close(opened.get(), now.who());
            return;
        }
        announce(granted);
        close(id, "Approved by " + clicker.get().name());
        log(request, request.who().name() + " may use " + request.what().name() + Cards.ending(granted), List.of());
    }

    private void announce(AccessRequest request) {
        services.jira().move(request.issue(), "In Progress");
        if (request.isForGood()) {
            services.jira().move(request.issue(), "Done");
        } else {
            endLater(request);
        }
        tell(
                request.who().slack(),
                "You may use " + request.what().name() + Cards.ending(request) + ".",
                "granted",
                request.id(),
                request.what().name());
    }

    private boolean mayDecide(AccessRequest request, Okta.Person clicker) {
        var rightOne = clicker.id().equals(request.who().approver())
                || (bugs.contains(Bug.SELF_APPROVAL)
                        && clicker.id().equals(request.who().okta()));
        return rightOne && (clicker.active() || bugs.contains(Bug.STALE_APPROVER));
    }

    void deny(String id, String member) {
        var clicker = directory.behind(member);
        var request =
                ledger.request(id).filter(one -> one.status() == Status.ASKED).orElse(null);
        if (request == null || clicker.isEmpty() || !mayDecide(request, clicker.get())) {
            return;
        }
        ledger.keep(request.in(Status.DENIED));
        services.jira().move(request.issue(), "Done");
        tell(
                request.who().slack(),
                request.what().name() + " was denied.",
                "denied",
                id,
                request.what().name());
        close(id, "Denied by " + clicker.get().name());
    }

    /** Somebody needs an application for longer: who decided before decides again. */
    void askForMore(String member, String word, Duration more) {
        var found = ledger.requests().stream()
                .filter(one -> one.status() == Status.GRANTED
                        && one.who().slack().equals(member)
                        && one.what().access().answersTo(word))
                .findFirst();
        if (found.isEmpty()) {
            tell(member, "You do not use " + word + " at present.", "refused", "", word);
            return;
        }
        var request = found.get();
        ledger.keepWish(request.id(), more);
        var words = request.who().name() + " needs " + word + " for longer (" + request.id() + "): "
                + request.what().reason();
        var text = Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", words));
        var buttons = Map.of("type", "actions", "elements", List.of(Cards.button("extend", "Extend", request.id())));
        var approver = request.who().approverSlack();
        services.slack().post(approver, words, List.of(text, buttons), "access_extension", Cards.about(request));
    }

    /** Somebody clicked Extend: the end moves, once for each wish. */
    void extend(String id, String member) {
        var clicker = directory.behind(member);
        var request =
                ledger.request(id).filter(one -> one.status() == Status.GRANTED).orElse(null);
        if (request == null || clicker.isEmpty() || !mayDecide(request, clicker.get())) {
            return;
        }
        ledger.takeWish(id).ifPresent(more -> {
            var longer = request.until(request.ends().plus(more));
            ledger.keep(longer);
            endLater(longer);
            tell(
                    request.who().slack(),
                    "You may use " + request.what().name() + Cards.ending(longer) + ".",
                    "extended",
                    id,
                    request.what().name());
        });
    }

    /** Gives a grant back before its time. */
    void revoke(String member, String word) {
        for (var request : ledger.requests()) {
            if (request.status() == Status.GRANTED
                    && request.who().slack().equals(member)
                    && request.what().access().answersTo(word)) {
                end(request.id());
            }
        }
    }

    /** Ends all that a person was granted. */
    void revokeAll(String okta) {
        for (var request : ledger.requests()) {
            if (request.status() == Status.GRANTED && request.who().okta().equals(okta)) {
                end(request.id());
            }
        }
    }

    /** A file has changed hands: whoever has it now takes it back from those with whom it is shared. */
    void belongsTo(String file, String heir) {
        for (var request : ledger.requests()) {
            if (request.what().access() instanceof Sharing sharing
                    && sharing.file().equals(file)) {
                ledger.change(request.id(), now -> now.to(sharing.of(heir)));
            }
        }
    }

    private void endLater(AccessRequest granted) {
        env.at(
                granted.ends(),
                granted.id(),
                () -> ledger.request(granted.id())
                        .filter(now -> !now.ends().isAfter(env.now()))
                        .ifPresent(now -> end(now.id())));
    }

    private void end(String id) {
        var request =
                ledger.request(id).filter(one -> one.status() == Status.GRANTED).orElse(null);
        if (request == null) {
            return;
        }
        if (!doors.close(request.what().access(), request.who())) {
            env.log("could not end " + id);
            return;
        }
        ledger.change(id, now -> now.in(Status.ENDED));
        services.jira().move(request.issue(), "Done");
        tell(
                request.who().slack(),
                "Your time with " + request.what().name() + " is over.",
                "ended",
                id,
                request.what().name());
        log(request, request.who().name() + " no longer uses " + request.what().name(), List.of());
    }

    private void close(String id, String words) {
        var request = ledger.request(id).orElseThrow();
        var card = request.card();
        if (card != null) {
            services.slack().update(card, Cards.title(request) + "\n" + words);
        }
    }

    private void tell(String member, String words, String kind, String id, String app) {
        services.slack().post(member, words, kind, Map.of("request", id, "app", app));
    }

    private void log(AccessRequest request, String words, List<Object> blocks) {
        services.slack().post(LOG_CHANNEL, words, blocks, "access_log", Cards.about(request));
    }
}
