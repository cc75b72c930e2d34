package dtu.okta;

import dtu.okta.apps.AppFeatures;
import dtu.okta.apps.AppGroups;
import dtu.okta.apps.AppLinks;
import dtu.okta.apps.AppUsers;
import dtu.okta.apps.Applications;
import dtu.okta.authenticators.Authenticators;
import dtu.okta.authenticators.CustomAaguids;
import dtu.okta.authenticators.OrgFactors;
import dtu.okta.authn.Authn;
import dtu.okta.authn.SignInPages;
import dtu.okta.authn.SignUp;
import dtu.okta.credentials.AppKeys;
import dtu.okta.credentials.ClientKeys;
import dtu.okta.credentials.ClientSecrets;
import dtu.okta.credentials.Clients;
import dtu.okta.factors.Devices;
import dtu.okta.factors.Enrollments;
import dtu.okta.factors.Factors;
import dtu.okta.factors.YubiKeys;
import dtu.okta.features.Features;
import dtu.okta.groups.GroupOwners;
import dtu.okta.groups.Groups;
import dtu.okta.hooks.EventHooks;
import dtu.okta.idps.IdentityProviderKeys;
import dtu.okta.idps.IdentityProviderUsers;
import dtu.okta.idps.IdentityProviders;
import dtu.okta.imports.IdentitySources;
import dtu.okta.imports.Importing;
import dtu.okta.inline.HookKeys;
import dtu.okta.inline.InlineHooks;
import dtu.okta.links.LinkedObjects;
import dtu.okta.links.UserLinkedObjects;
import dtu.okta.logs.Logs;
import dtu.okta.mappings.ProfileMappings;
import dtu.okta.oauth.OAuth;
import dtu.okta.org.OrgSettings;
import dtu.okta.org.WellKnown;
import dtu.okta.origins.TrustedOrigins;
import dtu.okta.policies.Policies;
import dtu.okta.policies.PolicyMappings;
import dtu.okta.policies.PolicyRules;
import dtu.okta.policies.PolicySimulation;
import dtu.okta.provisioning.Connections;
import dtu.okta.roles.Bindings;
import dtu.okta.roles.CustomRoles;
import dtu.okta.roles.Governance;
import dtu.okta.roles.ResourceSets;
import dtu.okta.roles.RoleAssignments;
import dtu.okta.roles.Targets;
import dtu.okta.rules.GroupRules;
import dtu.okta.schemas.Schemas;
import dtu.okta.servers.AuthorizationServers;
import dtu.okta.sessions.Sessions;
import dtu.okta.tokens.ApiToken;
import dtu.okta.tokens.ApiTokens;
import dtu.okta.users.Lifecycle;
import dtu.okta.users.Passwords;
import dtu.okta.users.UserTypes;
import dtu.okta.users.Users;
import dtu.okta.zones.Zones;
import dtu.twins.Route;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is built: a new resource adds its lines here. */
final class OktaResources {
    static final List<Route> ROUTES = Stream.of(
                    Users.ROUTES,
                    Lifecycle.ROUTES,
                    Passwords.ROUTES,
                    RoleAssignments.ROUTES,
                    Targets.ROUTES,
                    Governance.ROUTES,
                    CustomRoles.ROUTES,
                    ResourceSets.ROUTES,
                    Bindings.ROUTES,
                    Groups.ROUTES,
                    GroupRules.ROUTES,
                    Applications.ROUTES,
                    AppUsers.ROUTES,
                    AppGroups.ROUTES,
                    Logs.ROUTES,
                    EventHooks.ROUTES,
                    Policies.ROUTES,
                    PolicyRules.ROUTES,
                    Authn.ROUTES,
                    SignInPages.ROUTES,
                    SignUp.ROUTES,
                    AppLinks.ROUTES,
                    Devices.ROUTES,
                    PolicyMappings.ROUTES,
                    PolicySimulation.ROUTES,
                    Zones.ROUTES,
                    IdentityProviders.ROUTES,
                    IdentityProviderKeys.ROUTES,
                    IdentityProviderUsers.ROUTES,
                    IdentitySources.ROUTES,
                    InlineHooks.ROUTES,
                    HookKeys.ROUTES,
                    ApiTokens.ROUTES,
                    OrgSettings.ROUTES,
                    WellKnown.ROUTES,
                    Features.ROUTES,
                    ProfileMappings.ROUTES,
                    UserTypes.ROUTES,
                    Schemas.ROUTES,
                    LinkedObjects.ROUTES,
                    UserLinkedObjects.ROUTES,
                    GroupOwners.ROUTES,
                    TrustedOrigins.ROUTES,
                    Sessions.ROUTES,
                    Factors.ROUTES,
                    YubiKeys.ROUTES,
                    OrgFactors.ROUTES,
                    Authenticators.ROUTES,
                    CustomAaguids.ROUTES,
                    Enrollments.ROUTES,
                    AuthorizationServers.ROUTES,
                    OAuth.ROUTES,
                    ClientSecrets.ROUTES,
                    AppKeys.ROUTES,
                    AppFeatures.ROUTES,
                    Connections.ROUTES,
                    ClientKeys.ROUTES,
                    Clients.ROUTES)
            .flatMap(List::stream)
            .toList();

    static final List<Shape> SHAPES = Stream.of(
                    Users.SHAPES,
                    RoleAssignments.SHAPES,
                    CustomRoles.SHAPES,
                    ResourceSets.SHAPES,
                    Groups.SHAPES,
                    GroupRules.SHAPES,
                    Applications.SHAPES,
                    Connections.SHAPES,
                    Importing.SHAPES,
                    Policies.SHAPES,
                    Authn.SHAPES,
                    Zones.SHAPES,
                    IdentityProviders.SHAPES,
                    InlineHooks.SHAPES,
                    OrgSettings.SHAPES,
                    Features.SHAPES,
                    ProfileMappings.SHAPES,
                    Schemas.SHAPES,
                    LinkedObjects.SHAPES,
                    GroupOwners.SHAPES,
                    TrustedOrigins.SHAPES,
                    Sessions.SHAPES,
                    Factors.SHAPES,
                    Authenticators.SHAPES,
                    Enrollments.SHAPES,
                    AuthorizationServers.SHAPES,
                    OAuth.SHAPES,
                    Clients.SHAPES,
                    AppKeys.SHAPES,
                    List.<Shape>of(ApiToken.TOKENS),
                    Logs.SHAPES,
                    EventHooks.SHAPES)
            .flatMap(List::stream)
            .toList();

    private OktaResources() {}
}
