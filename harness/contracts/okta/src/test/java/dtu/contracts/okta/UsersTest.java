package dtu.contracts.okta;

import static com.okta.sdk.resource.model.UserStatus.ACTIVE;
import static com.okta.sdk.resource.model.UserStatus.DEPROVISIONED;
import static com.okta.sdk.resource.model.UserStatus.STAGED;
import static com.okta.sdk.resource.model.UserStatus.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import com.okta.sdk.helper.PaginationUtil;
import com.okta.sdk.resource.api.UserApi;
import com.okta.sdk.resource.api.UserLifecycleApi;
import com.okta.sdk.resource.model.UpdateUserRequest;
import com.okta.sdk.resource.model.User;
import com.okta.sdk.resource.model.UserProfile;
import com.okta.sdk.resource.user.UserBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsersTest {
    private final Sdk okta = new Sdk();
    private final UserApi users = new UserApi(okta.client());
    private final UserLifecycleApi lifecycle = new UserLifecycleApi(okta.client());

    @AfterEach
    void stop() {
        okta.close();
    }

    @Test
    void a_user_is_created_and_read_back() {
        var created = okta.user("ann");

        var read = users.getUser(created.getId(), null, null);

        assertThat(read.getStatus()).isEqualTo(ACTIVE);
        assertThat(read.getCreated()).isEqualTo(created.getCreated());
        assertThat(Objects.requireNonNull(read.getProfile()).getLogin()).isEqualTo("ann@acme.test");
        assertThat(read.getProfile().getDepartment()).isEqualTo("Engineering");
        assertThat(users.getUser("ann@acme.test", null, null).getId()).isEqualTo(created.getId());
    }

    @Test
    void somebody_who_lived_here_before_is_found() {
        okta.settle("ann");

        assertThat(logins(found("profile.email eq \"ann@acme.test\""))).containsExactly("ann@acme.test");
    }

    @Test
    void a_user_created_inactive_is_staged_until_activated() {
        var staged = UserBuilder.instance()
                .setEmail("bob@acme.test")
                .setFirstName("Bob")
                .setLastName("Lee")
                .setActive(false)
                .buildAndCreate(users);

        assertThat(staged.getStatus()).isEqualTo(STAGED);
        assertThat(lifecycle.activateUser(staged.getId(), false).getActivationToken())
                .isNotBlank();
    }

    @Test
    void lists_are_paged_by_what_the_client_finds_in_the_link_header() {
        for (var name : List.of("ann", "bob", "cid", "dan", "eva")) {
            okta.user(name);
        }

        var seen = new ArrayList<String>();
        var pages = 0;
        @Nullable String after = null;
        do {
            seen.addAll(logins(users.listUsers(null, null, after, 2, null, null, null, null)));
            after = PaginationUtil.getAfter(okta.client());
            pages++;
        } while (after != null);

        assertThat(pages).isEqualTo(3);
        assertThat(seen)
                .hasSize(6)
                .doesNotHaveDuplicates()
                .contains("ann@acme.test", "bob@acme.test", "cid@acme.test", "dan@acme.test", "eva@acme.test");
    }

    @Test
    void users_are_searched_filtered_and_looked_up() {
        okta.user("ann");
        okta.user("bob");

        assertThat(logins(found("profile.department eq \"Engineering\" and profile.firstName sw \"a\"")))
                .containsExactly("ann@acme.test");
        assertThat(logins(users.listUsers(null, "bo", null, null, null, null, null, null)))
                .containsExactly("bob@acme.test");
        assertThat(logins(users.listUsers(
                        null, null, null, null, "profile.login eq \"bob@acme.test\"", null, null, null)))
                .containsExactly("bob@acme.test");
        assertThat(logins(users.listUsers(
                        null, null, null, null, null, "profile.lastName eq \"Lee\"", "profile.firstName", "desc")))
                .containsExactly("bob@acme.test", "ann@acme.test");
    }

    @Test
    void an_update_changes_what_it_names_and_a_replacement_everything() {
        var ann = okta.user("ann");
        var title = new UserProfile();
        title.setTitle("Lead");

        var updated = Objects.requireNonNull(
                users.updateUser(ann.getId(), request(title), null).getProfile());

        assertThat(updated.getTitle()).isEqualTo("Lead");
        assertThat(updated.getDepartment()).isEqualTo("Engineering");

        var whole = new UserProfile();
        whole.setLogin("ann@acme.test");
        whole.setEmail("ann@acme.test");
        whole.setFirstName("Anna");
        whole.setLastName("Lee");
        users.replaceUser(ann.getId(), request(whole), null);

        var read = Objects.requireNonNull(users.getUser(ann.getId(), null, null).getProfile());
        assertThat(read.getFirstName()).isEqualTo("Anna");
        assertThat(read.getTitle()).isNull();
    }

    @Test
    void a_user_is_suspended_deactivated_and_deleted() {
        var id = okta.user("ann").getId();

        lifecycle.suspendUser(id);
        assertThat(users.getUser(id, null, null).getStatus()).isEqualTo(SUSPENDED);
        lifecycle.unsuspendUser(id);
        assertThat(users.getUser(id, null, null).getStatus()).isEqualTo(ACTIVE);
        lifecycle.deactivateUser(id, false, null);
        assertThat(users.getUser(id, null, null).getStatus()).isEqualTo(DEPROVISIONED);
        users.deleteUser(id, false, null);

        Sdk.refused(404, "E0000007", () -> users.getUser(id, null, null));
    }

    @Test
    void a_second_user_of_the_same_login_is_refused() {
        okta.user("ann");

        var refused = Sdk.refused(400, "E0000001", () -> okta.user("ann"));

        assertThat(refused.getResponseBody())
                .contains("login: An object with this field already exists in the current organization");
    }

    @Test
    void a_move_that_the_status_does_not_allow_is_refused() {
        var ann = okta.user("ann");

        Sdk.refused(400, "E0000001", () -> lifecycle.unsuspendUser(ann.getId()));
    }

    @Test
    void a_search_that_cannot_be_read_is_refused() {
        Sdk.refused(400, "E0000031", () -> found("profile.email eq"));
    }

    private List<User> found(String search) {
        return users.listUsers(null, null, null, null, null, search, null, null);
    }

    private static UpdateUserRequest request(UserProfile profile) {
        return new UpdateUserRequest().profile(profile);
    }

    private static List<String> logins(List<User> users) {
        return users.stream()
                .map(user -> Objects.requireNonNull(user.getProfile()).getLogin())
                .toList();
    }
}
