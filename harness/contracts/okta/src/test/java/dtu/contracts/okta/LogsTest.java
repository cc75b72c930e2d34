package dtu.contracts.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.okta.sdk.helper.PaginationUtil;
import com.okta.sdk.resource.api.SystemLogApi;
import com.okta.sdk.resource.model.LogEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogsTest {
    private final Sdk okta = new Sdk();
    private final SystemLogApi logs = new SystemLogApi(okta.client());

    @AfterEach
    void stop() {
        okta.close();
    }

    @Test
    void what_the_client_did_is_logged() {
        var group = okta.group("Engineering");

        var event = created(null).getFirst();

        assertThat(Objects.requireNonNull(event.getOutcome()).getResult()).hasToString("SUCCESS");
        assertThat(Objects.requireNonNull(event.getActor()).getType()).hasToString("User");
        assertThat(event.getTarget()).singleElement().satisfies(target -> {
            assertThat(target.getId()).isEqualTo(group);
            assertThat(target.getDisplayName()).isEqualTo("Engineering");
        });
    }

    @Test
    void the_log_is_paged_and_goes_on() {
        List.of("A", "B", "C").forEach(okta::group);

        assertThat(created(2)).hasSize(2);
        var after = PaginationUtil.getAfter(okta.client());

        assertThat(logs.listLogEvents(null, null, after, "eventType eq \"group.lifecycle.create\"", null, 2, null))
                .hasSize(1);
    }

    @Test
    void a_filter_that_cannot_be_read_is_refused() {
        Sdk.refused(400, "E0000053", () -> logs.listLogEvents(null, null, null, "eventType eq", null, null, null));
    }

    private List<LogEvent> created(@Nullable Integer limit) {
        return logs.listLogEvents(null, null, null, "eventType eq \"group.lifecycle.create\"", null, limit, null);
    }
}
