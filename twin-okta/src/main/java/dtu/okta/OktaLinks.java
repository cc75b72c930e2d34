package dtu.okta;

import dtu.twins.json.JsonOut;
import java.util.List;

/** Members of {@code _links} that say which methods they allow. */
public final class OktaLinks {
    private OktaLinks() {}

    public static void hinted(JsonOut links, String relation, String href, String... methods) {
        links.object(
                relation,
                link -> link.text("href", href).object("hints", hints -> hints.texts("allow", List.of(methods))));
    }
}
