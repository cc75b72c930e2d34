/**
 * Slack's SCIM API: how an identity provider keeps accounts and groups, in two versions of the protocol.
 *
 * <p>Start with {@link dtu.slack.scim.Scim}, the route table. A person is first written as a SCIM resource
 * ({@code Portrait}), changed as such, and then read back into an account ({@code Provisioning}).
 *
 * <p>What surprises people: deleting a user deactivates the account; a user name that is an address becomes a handle;
 * errors have a status and a shape of their own; a changed user is answered, a changed group is not, which is recorded
 * of version one and taken to be so of version two; a filter that is no comparison is {@code no_filters}, one of an
 * attribute that Slack does not know {@code invalid_filter}, which is not recorded. Vendor's page:
 * docs.slack.dev/reference/scim-api.
 */
@NullMarked
package dtu.slack.scim;

import org.jspecify.annotations.NullMarked;
