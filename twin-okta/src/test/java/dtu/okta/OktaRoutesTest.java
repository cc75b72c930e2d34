package dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.Catalogue;
import dtu.twins.Route;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OktaRoutesTest {
    private final OktaTwin okta = new OktaTwin();

    @Test
    void every_live_operation_stands_in_the_vendors_list_under_its_own_id() {
        var listed = Catalogue.beside(OktaTwin.class, "operations.tsv").entries().stream()
                .map(entry -> entry.operation() + " " + entry.method() + " " + neutral(entry.path()))
                .collect(Collectors.toSet());

        assertThat(okta.routes().all().stream().filter(Route::live))
                .hasSizeGreaterThan(60)
                .extracting(route -> route.operation() + " " + route.method() + " "
                        + neutral(route.path().text()))
                .isSubsetOf(listed);
    }

    /** Vendors rename placeholders between editions. */
    private static String neutral(String place) {
        return place.replaceAll("\\{[^}]*}", "{}");
    }

    @Test
    void no_live_operation_is_there_twice() {
        var operations = okta.routes().all().stream().filter(Route::live).map(Route::operation);

        assertThat(operations).doesNotHaveDuplicates();
    }
}
