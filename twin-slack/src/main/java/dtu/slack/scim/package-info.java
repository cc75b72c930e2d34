/**
 * Slack's SCIM API: how an identity provider keeps accounts and groups, in two versions of the protocol.
 *
 * <p>Start with {@link dtu.slack.scim.Scim}, the route table. A person is first written as a SCIM resource
 * ({@code Portrait}), changed as such, and then read back into an account ({@code Provisioning}).
 *
 * <p>What surprises people: deleting a user deactivates the account; a user name that is an address becomes a handle;
 * errors have a status and a shape of their own. Vendor's page: docs.slack.dev/reference/scim-api.
 */
@NullMarked
package dtu.slack.scim;

import org.jspecify.annotations.NullMarked;
