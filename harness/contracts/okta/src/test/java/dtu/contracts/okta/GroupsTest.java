package dtu.contracts.okta;

import static com.okta.sdk.resource.model.GroupRuleStatus.ACTIVE;
import static com.okta.sdk.resource.model.GroupRuleStatus.INACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import com.okta.sdk.helper.PaginationUtil;
import com.okta.sdk.resource.api.GroupApi;
import com.okta.sdk.resource.api.GroupRuleApi;
import com.okta.sdk.resource.api.UserResourcesApi;
import com.okta.sdk.resource.model.AddGroupRequest;
import com.okta.sdk.resource.model.CreateGroupRuleRequest;
import com.okta.sdk.resource.model.Group;
import com.okta.sdk.resource.model.GroupRuleAction;
import com.okta.sdk.resource.model.GroupRuleConditions;
import com.okta.sdk.resource.model.GroupRuleExpression;
import com.okta.sdk.resource.model.GroupRuleGroupAssignment;
import com.okta.sdk.resource.model.OktaUserGroupProfile;
import com.okta.sdk.resource.model.User;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private final Sdk okta = new Sdk();
    private final GroupApi groups = new GroupApi(okta.client());
    private final GroupRuleApi rules = new GroupRuleApi(okta.client());

    @AfterEach
    void stop() {
        okta.close();
    }

    @Test
    void a_group_is_created_replaced_and_deleted() {
        var id = okta.group("Engineering");
        var renamed = new OktaUserGroupProfile().name("Engineers").description("All of them");

        groups.replaceGroup(id, new AddGroupRequest().profile(renamed));

        var profile = Objects.requireNonNull(groups.getGroup(id).getProfile());
        assertThat(profile.getName()).isEqualTo("Engineers");
        assertThat(profile.getDescription()).isEqualTo("All of them");
        groups.deleteGroup(id);
        Sdk.refused(404, "E0000007", () -> groups.getGroup(id));
    }

    @Test
    void groups_are_looked_up_searched_and_paged() {
        List.of("Alpha", "Beta", "Gamma").forEach(okta::group);

        assertThat(names(groups.listGroups("Be", null, null, null, null, null, null, null)))
                .containsExactly("Beta");
        assertThat(names(groups.listGroups(null, null, null, null, null, "profile.name sw \"Ga\"", null, null)))
                .containsExactly("Gamma");
        assertThat(groups.listGroups(null, null, null, 3, null, null, null, null))
                .hasSize(3);
        var after = PaginationUtil.getAfter(okta.client());
        assertThat(groups.listGroups(null, null, after, 3, null, null, null, null))
                .hasSize(1);
        assertThat(PaginationUtil.getAfter(okta.client())).isNull();
    }

    @Test
    void people_come_and_go() {
        var engineering = okta.group("Engineering");
        var ann = okta.user("ann").getId();
        var bob = okta.user("bob").getId();

        groups.assignUserToGroup(engineering, ann);
        groups.assignUserToGroup(engineering, bob);

        assertThat(members(engineering)).containsExactlyInAnyOrder(ann, bob);
        assertThat(groups.listGroupUsers(engineering, null, 1)).hasSize(1);
        var after = PaginationUtil.getAfter(okta.client());
        assertThat(groups.listGroupUsers(engineering, after, 1)).hasSize(1);
        assertThat(names(new UserResourcesApi(okta.client()).listUserGroups(ann)))
                .containsExactlyInAnyOrder("Everyone", "Engineering");
        groups.unassignUserFromGroup(engineering, bob);
        assertThat(members(engineering)).containsExactly(ann);
    }

    @Test
    void a_second_group_of_the_same_name_is_refused() {
        okta.group("Engineering");

        Sdk.refused(400, "E0000001", () -> okta.group("Engineering"));
    }

    @Test
    void nobody_unknown_joins() {
        var engineering = okta.group("Engineering");

        Sdk.refused(404, "E0000007", () -> groups.assignUserToGroup(engineering, "00unobody"));
    }

    @Test
    void a_rule_lives_its_life() {
        var engineering = okta.group("Engineering");
        var created = rules.createGroupRule(rule(engineering, "user.department==\"Engineering\""));

        assertThat(created.getStatus()).isEqualTo(INACTIVE);
        rules.activateGroupRule(created.getId());
        assertThat(rules.getGroupRule(created.getId(), null).getStatus()).isEqualTo(ACTIVE);
        assertThat(rules.listGroupRules(10, null, null, null)).hasSize(1);
        rules.deactivateGroupRule(created.getId());
        rules.deleteGroupRule(created.getId(), false);
        Sdk.refused(404, "E0000007", () -> rules.getGroupRule(created.getId(), null));
    }

    @Test
    void a_rule_that_cannot_be_read_is_refused() {
        var engineering = okta.group("Engineering");

        Sdk.refused(400, "E0000001", () -> rules.createGroupRule(rule(engineering, "user.department==")));
    }

    private static CreateGroupRuleRequest rule(String group, String expression) {
        var type = "urn:okta:expression:1.0";
        return new CreateGroupRuleRequest()
                .type(CreateGroupRuleRequest.TypeEnum.GROUP_RULE)
                .name("Engineers")
                .conditions(new GroupRuleConditions()
                        .expression(new GroupRuleExpression().type(type).value(expression)))
                .actions(new GroupRuleAction()
                        .assignUserToGroups(new GroupRuleGroupAssignment().groupIds(List.of(group))));
    }

    private List<String> members(String group) {
        return groups.listGroupUsers(group, null, null).stream()
                .map(User::getId)
                .toList();
    }

    private static List<String> names(List<Group> groups) {
        return groups.stream()
                .map(group -> Objects.requireNonNull(group.getProfile()).getName())
                .toList();
    }
}
