package dtu.scenarios.broker;

import dtu.scenarios.broker.Access.Membership;
import dtu.scenarios.broker.Access.Sharing;
import dtu.scenarios.broker.Okta.Person;
import java.util.Optional;

/** What the words of somebody who asks mean, and who decides: the manager about applications, owners about files. */
final class Wishes {
    private final Services services;
    private final Directory directory;

    Wishes(Services services, Directory directory) {
        this.services = services;
        this.directory = directory;
    }

    /** What is wished for; empty where there is no such thing. */
    Optional<Access> access(String word) {
        var name = FileName.of(word);
        if (name.isEmpty()) {
            return services.okta().app(word).map(app -> new Membership(app.name(), app.group()));
        }
        var meant = name.get();
        return directory
                .addressed(meant.owner())
                .flatMap(owner -> services.drive()
                        .file(owner.email(), meant.file())
                        .map(file -> new Sharing(file.id(), file.name(), owner.email(), meant.role(), "")));
    }

    /** Who decides whether somebody is let in. */
    Optional<Person> approver(Person asker, Access access) {
        return switch (access) {
            case Membership application -> directory.approver(asker);
            case Sharing sharing -> directory.addressed(sharing.owner());
        };
    }

    /** Whether a file is shared with a person already, who may then keep it for longer than any request lasts. */
    boolean isHeld(Person asker, Access access) {
        return access instanceof Sharing sharing
                && services.drive()
                        .permission(sharing.owner(), sharing.file(), asker.email())
                        .isPresent();
    }
}
