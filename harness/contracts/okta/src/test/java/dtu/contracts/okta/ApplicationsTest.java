package dtu.contracts.okta;

import static com.okta.sdk.resource.model.ApplicationLifecycleStatus.ACTIVE;
import static com.okta.sdk.resource.model.ApplicationLifecycleStatus.INACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import com.okta.sdk.helper.PaginationUtil;
import com.okta.sdk.resource.api.ApplicationApi;
import com.okta.sdk.resource.api.ApplicationGroupsApi;
import com.okta.sdk.resource.api.ApplicationUsersApi;
import com.okta.sdk.resource.api.GroupApi;
import com.okta.sdk.resource.model.AppUser;
import com.okta.sdk.resource.model.AppUserAssignRequest;
import com.okta.sdk.resource.model.Application;
import com.okta.sdk.resource.model.ApplicationGroupAssignment;
import com.okta.sdk.resource.model.ApplicationSignOnMode;
import com.okta.sdk.resource.model.BookmarkApplication;
import com.okta.sdk.resource.model.BookmarkApplicationSettings;
import com.okta.sdk.resource.model.BookmarkApplicationSettingsApplication;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApplicationsTest {
    private final Sdk okta = new Sdk();
    private final ApplicationApi applications = new ApplicationApi(okta.client());
    private final ApplicationUsersApi users = new ApplicationUsersApi(okta.client());
    private final ApplicationGroupsApi groups = new ApplicationGroupsApi(okta.client());

    @AfterEach
    void stop() {
        okta.close();
    }

    @Test
    void an_application_is_read_back_as_its_own_type() {
        var created = bookmark("Wiki");

        assertThat(applications.getApplication(created.getId(), null))
                .isInstanceOfSatisfying(BookmarkApplication.class, read -> {
                    assertThat(read.getLabel()).isEqualTo("Wiki");
                    var settings = Objects.requireNonNull(read.getSettings().getApp());
                    assertThat(settings.getUrl()).isEqualTo("https://wiki.acme.test/");
                });
    }

    @Test
    void applications_are_paged() {
        bookmark("One");
        bookmark("Two");
        bookmark("Three");

        assertThat(applications.listApplications(null, null, null, 2, null, null, null))
                .hasSize(2);
        var after = PaginationUtil.getAfter(okta.client());
        assertThat(applications.listApplications(null, after, null, 2, null, null, null))
                .hasSize(1);
    }

    @Test
    void an_application_must_be_inactive_to_be_deleted() {
        var id = bookmark("Wiki").getId();

        Sdk.refused(403, "E0000056", () -> applications.deleteApplication(id));
        applications.deactivateApplication(id);
        assertThat(applications.getApplication(id, null).getStatus()).isEqualTo(INACTIVE);
        applications.activateApplication(id);
        assertThat(applications.getApplication(id, null).getStatus()).isEqualTo(ACTIVE);
        applications.deactivateApplication(id);
        applications.deleteApplication(id);

        Sdk.refused(404, "E0000007", () -> applications.getApplication(id, null));
    }

    @Test
    void people_are_assigned_by_name() {
        var wiki = bookmark("Wiki").getId();
        var ann = okta.user("ann").getId();

        var assigned = users.assignUserToApplication(wiki, new AppUserAssignRequest().id(ann));

        assertThat(assigned.getScope()).isEqualTo(AppUser.ScopeEnum.USER);
        assertThat(users.listApplicationUsers(wiki, null, null, null, null))
                .extracting(AppUser::getId)
                .containsExactly(ann);
        users.unassignUserFromApplication(wiki, ann, false);
        Sdk.refused(404, "E0000007", () -> users.getApplicationUser(wiki, ann, null));
    }

    @Test
    void people_are_assigned_by_their_group() {
        var wiki = bookmark("Wiki").getId();
        var engineering = okta.group("Engineering");
        var ann = okta.user("ann").getId();
        new GroupApi(okta.client()).assignUserToGroup(engineering, ann);

        groups.assignGroupToApplication(wiki, engineering, new ApplicationGroupAssignment());

        assertThat(groups.listApplicationGroupAssignments(wiki, null, null, null, null))
                .extracting(ApplicationGroupAssignment::getId)
                .containsExactly(engineering);
        assertThat(users.getApplicationUser(wiki, ann, null).getScope()).isEqualTo(AppUser.ScopeEnum.GROUP);
        groups.unassignApplicationFromGroup(wiki, engineering);
        assertThat(users.listApplicationUsers(wiki, null, null, null, null)).isEmpty();
    }

    private Application bookmark(String label) {
        var bookmark = new BookmarkApplication()
                .name(BookmarkApplication.NameEnum.BOOKMARK)
                .settings(new BookmarkApplicationSettings()
                        .app(new BookmarkApplicationSettingsApplication()
                                .url("https://wiki.acme.test/")
                                .requestIntegration(false)));
        bookmark.label(label);
        bookmark.signOnMode(ApplicationSignOnMode.BOOKMARK);
        return applications.createApplication(bookmark, true, null);
    }
}
