package dtu.okta.provisioning;

import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import java.util.List;
import java.util.Optional;

/** How a service wants to be asked for accounts, and what its answers say. */
interface Protocol {
    /**
     * An account as the service has it.
     *
     * @param id empty when the answer says none, and so is not what was asked for
     * @param known its attributes under Okta's names, as far as the answer says them
     */
    record Found(String id, boolean active, Json known) {}

    /** Whether there is an account already for whom these attributes describe. */
    Request find(Json wanted);

    Optional<Found> found(Json answer, Json wanted);

    /** {@code password} is for services that want one; nobody ever learns it, since people come in through Okta. */
    Request create(Json wanted, String password);

    /** The account in the answer to a step that makes or changes one. */
    Found read(Json answer);

    Request update(String id, Json wanted);

    /** Makes a closed account live again, with these attributes. */
    Request revive(String id, Json wanted);

    Request deactivate(String id);

    /** Whether the service tells whom it has accounts for. */
    default boolean lists() {
        return false;
    }

    /** Asks for so many accounts after so many others. */
    default Request list(int after, int limit) {
        throw new IllegalStateException("accounts cannot be listed");
    }

    /** The accounts in the answer. */
    default List<Found> listed(Json answer) {
        return List.of();
    }

    /** Why the service refuses, in its own words; empty when it says nothing. */
    String complaint(Json answer);

    /** The body as JSON; an empty object when it is none, since whatever stands in between may answer too. */
    static Json json(Response response) {
        try {
            return response.body().isEmpty()
                    ? Json.EMPTY_OBJECT
                    : Json.parse(response.body().bytes());
        } catch (MalformedJson page) {
            return Json.EMPTY_OBJECT;
        }
    }

    /** An attribute as text; empty when it has no value. */
    static String text(Json attributes, String name) {
        return attributes.textAt(name).orElse("");
    }
}
